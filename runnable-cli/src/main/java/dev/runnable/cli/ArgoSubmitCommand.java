package dev.runnable.cli;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.RunIds;
import dev.runnable.spi.Platform;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.SubmitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable argo submit`: runs a pipeline on the cluster.
@Command(
        name = "submit",
        description = {
            "Runs a pipeline on the cluster, and shows what happens until it ends.",
            "What was submitted before, with the same content, is not run again: it is shown.",
            "Ctrl-C asks whether the run is to be stopped; where no terminal is, it leaves the run"
                    + " alone. The exit code is that of the run, 130 when it was stopped or left."
        })
final class ArgoSubmitCommand implements Callable<Integer> {
    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Names the run. Default: it is named after the workflow.")
    private @Nullable String runId;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Free text kept with the run.")
    private String tag = "";

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "In place of a pipeline: what 'runnable argo render' has written.")
    private @Nullable String document;

    @Option(names = "--again", description = "Also where the same was submitted before.")
    private boolean again;

    @Option(
            names = "--detach",
            description =
                    "Does not wait for the end: prints the name of the workflow on the standard"
                            + " output.")
    private boolean detach;

    ArgoSubmitCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() throws InterruptedException {
        SubmitRequest request = new SubmitRequest(rendering(), runArguments(), again);
        try (Platform platform = options.preparation(world).platform()) {
            return PlatformRuns.of(world, platform).submit(request, detach);
        }
    }

    private SequencedMap<String, String> runArguments() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        Optional.ofNullable(runId)
                .or(() -> document == null ? arguments.runId() : Optional.empty())
                .ifPresent(id -> {
                    RunIds.check(id, "run id");
                    all.put(SubmitRequest.RUN_ID, id);
                });
        return all;
    }

    private Rendering rendering() {
        return document == null
                ? new Documents(world).render(options, arguments.pipeline(), tag)
                : written(document);
    }

    private Rendering written(String file) {
        try {
            String text = Files.readString(world.surroundings().workingDirectory().resolve(file));
            return new Rendering(file, text, "");
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.FILE_NOT_READABLE,
                                    SourceLocation.of(file),
                                    "cannot be read: " + FileTrouble.reason(e))
                            .withHint("Write it with 'runnable argo render'."));
        }
    }
}
