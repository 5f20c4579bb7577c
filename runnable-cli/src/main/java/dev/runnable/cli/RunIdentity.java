package dev.runnable.cli;

import dev.runnable.run.RunIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that name a new run.
final class RunIdentity {
    private static final String VARIABLE = "RUNNABLE_RUN_ID";

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Names the run. Default: RUNNABLE_RUN_ID, else one is made up.")
    private @Nullable String runId;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Free text kept with the run.")
    private String tag = "";

    String tag() {
        return tag;
    }

    /// What the run is to be called; empty when nobody says.
    ///
    /// @param argument the run id that is given beside the pipeline
    Optional<String> runId(PipelineArguments arguments, Optional<String> argument, World world) {
        List<String> given = new ArrayList<>();
        argument.ifPresent(given::add);
        Optional.ofNullable(runId).ifPresent(given::add);
        if (given.stream().distinct().count() > 1) {
            throw arguments.wrongUsage("two run ids are given: " + String.join(", ", given));
        }
        Optional<String> chosen = given.stream().findFirst().or(() -> world.variable(VARIABLE));
        chosen.ifPresent(id -> RunIds.check(id, given.isEmpty() ? VARIABLE : "run id"));
        return chosen;
    }
}
