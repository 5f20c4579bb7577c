package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a step of type `dag`: a graph under `branch`, or the path of a pipeline file under
/// `pipeline`, which is relative to the file that it stands in.
final class DagSpecReader {
    private final SpecContext context;

    DagSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        Optional<Located.Entry> inline = fields.entry("branch");
        Optional<Located.Entry> file = fields.entry("pipeline");
        if (inline.isPresent() && file.isPresent()) {
            fields.reporter()
                    .error(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            file.get().key().location(),
                            "a dag step has 'branch' or 'pipeline', found both",
                            "Remove one of them.");
        }
        if (inline.isEmpty() && file.isEmpty()) {
            fields.missing(
                    List.of("branch", "pipeline"),
                    "Add 'branch:' with a graph, or 'pipeline:' with a pipeline file.");
        }
        fields.rejectOthers(CommonMistakes::inComposite);
        if (file.isEmpty()) {
            return new BranchesSpecReader(context, name)
                    .readOne(fields, "branch", Node.Dag.BRANCH)
                    .map(graph -> new Node.Dag(name, graph, Optional.empty(), options));
        }
        Optional<String> written = fields.text("pipeline");
        return written.flatMap(path -> readFile(path, name, fields))
                .map(graph -> new Node.Dag(name, graph, written, options));
    }

    private Optional<Graph> readFile(String written, String step, Fields fields) {
        Located value = fields.value("pipeline").orElseThrow();
        Optional<SourceFile> file =
                written.isBlank() ? Optional.empty() : context.file().sibling(written);
        if (file.isEmpty()) {
            fields.badValue("pipeline", value, "the path of a pipeline file");
            return Optional.empty();
        }
        if (isCyclic(file.get())) {
            tellCycle(file.get(), value, fields);
            return Optional.empty();
        }
        SpecContext inside = context.inBranch(step, Node.Dag.BRANCH).inFile(file.get());
        return context.shared()
                .files
                .included(file.get(), value.location(), context.reporter())
                .flatMap(tree -> new DocumentSpecReader(inside).readGraph(tree));
    }

    private boolean isCyclic(SourceFile file) {
        return context.inclusions().stream().anyMatch(file::isSame);
    }

    private void tellCycle(SourceFile file, Located value, Fields fields) {
        List<SourceFile> all = context.inclusions();
        String path =
                all.stream()
                        .dropWhile(earlier -> !earlier.isSame(file))
                        .map(SourceFile::name)
                        .collect(Collectors.joining(" -> "));
        fields.reporter()
                .error(
                        ProblemCode.CYCLE,
                        value.location(),
                        "the pipeline contains itself: " + path + " -> " + file.name(),
                        "Remove one of these dag steps; use a loop step to repeat a branch.");
    }
}
