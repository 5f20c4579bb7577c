package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Whether the cluster can hold the document. Kubernetes keeps an object of at most 1.5 MiB, in
/// which the workflow's state has to fit as well, and a config map of 1 MiB.
final class SizeCheck {
    static final int LARGEST = 1 << 20;

    private SizeCheck() {}

    /// Of files that every pod carries.
    static List<Problem> checkInline(Files files, JsonNode document, Pipeline pipeline) {
        List<Problem> problems = new ArrayList<>(checkWorkflow(document, pipeline));
        String hint = "Leave out 'files: inline': a config map may be larger.";
        if (files.size() > Files.LARGEST_INLINE) {
            problems.add(
                    tooLarge(
                            pipeline,
                            "what every pod carries (the pipeline's files and parameters)",
                            files.size(),
                            Files.LARGEST_INLINE,
                            hint));
        }
        if (files.looksLikeVariables()) {
            problems.add(
                    Problem.error(
                                    ProblemCode.NOT_ON_PLATFORM,
                                    SourceLocation.of(pipeline.source()),
                                    "Argo takes what begins with '{{' for a variable, also in files"
                                            + " that are in the workflow itself")
                            .withHint("Leave out 'files: inline'."));
        }
        return problems;
    }

    static List<Problem> check(Files files, JsonNode document, Pipeline pipeline) {
        List<Problem> problems = new ArrayList<>(checkWorkflow(document, pipeline));
        if (files.size() > Files.LARGEST) {
            problems.add(
                    tooLarge(
                            pipeline,
                            "what goes along with it (the pipeline's files and parameters)",
                            files.size(),
                            Files.LARGEST,
                            "Move large parameters into files of the catalog, or split the"
                                    + " pipeline."));
        }
        return problems;
    }

    private static List<Problem> checkWorkflow(JsonNode document, Pipeline pipeline) {
        long workflow = JsonText.of(document).length();
        return workflow > LARGEST
                ? List.of(
                        tooLarge(
                                pipeline,
                                "the workflow",
                                workflow,
                                LARGEST,
                                "Split the pipeline into several, or repeat steps by a map."))
                : List.of();
    }

    private static Problem tooLarge(
            Pipeline pipeline, String what, long size, long limit, String hint) {
        return Problem.error(
                        ProblemCode.DOCUMENT_TOO_LARGE,
                        SourceLocation.of(pipeline.source()),
                        "%s would have %s, and a cluster accepts %s"
                                .formatted(what, Size.text(size), Size.text(limit)))
                .withHint(hint);
    }
}
