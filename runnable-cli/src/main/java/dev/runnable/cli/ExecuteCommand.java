package dev.runnable.cli;

import dev.runnable.run.Preparation;
import dev.runnable.run.RunIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable execute`: runs a pipeline and shows what happens.
@Command(
        name = "execute",
        description = {
            "Runs a pipeline.",
            "What happens is shown on the standard error; with --output json the run log is"
                    + " written to the standard output."
        })
final class ExecuteCommand implements Callable<Integer> {
    private static final String RETRY = "RUNNABLE_RETRY_RUN_ID";

    private final World world;

    @Mixin private PipelineArguments arguments;

    @Mixin private RunOptions options = new RunOptions();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Names the run. Default: RUNNABLE_RUN_ID, else one is made up.")
    private @Nullable String runId;

    @Option(names = "--tag", paramLabel = "TEXT", description = "Free text kept with the run.")
    private String tag = "";

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "What the standard output gets: nothing, or the run log.")
    private OutputFormat output = OutputFormat.text;

    @Mixin private PlatformOptions platform = new PlatformOptions();

    ExecuteCommand(World world) {
        this.world = world;
        this.arguments = new PipelineArguments(world.surroundings().workingDirectory());
    }

    @Override
    public Integer call() {
        Preparation preparation = options.preparation(world);
        Execution execution = new Execution(world, output);
        Optional<String> again = environment(RETRY);
        if (again.isEmpty()) {
            return begin(
                    preparation.start(
                            world.pipeline(arguments.pipeline()),
                            options.inputs(),
                            chosenRunId(),
                            tag),
                    execution);
        }
        String runId = again.get();
        world.terminal().tell(RETRY + " is set: going on with run " + runId);
        return execution.again(
                preparation.prepareAgain(
                        runId,
                        _ -> world.pipeline(arguments.pipeline()),
                        true,
                        options.classpath(),
                        world.terminal()::tell),
                false,
                document -> platform.run(world, document, options.preparation(world)::platform));
    }

    private int begin(Preparation.Start start, Execution execution) {
        return switch (start) {
            case Preparation.Ready ready -> execution.begin(ready);
            case Preparation.ForPlatform document ->
                    platform.run(world, document, options.preparation(world)::platform);
        };
    }

    private Optional<String> chosenRunId() {
        List<String> given = new ArrayList<>();
        arguments.runId().ifPresent(given::add);
        Optional.ofNullable(runId).ifPresent(given::add);
        if (given.stream().distinct().count() > 1) {
            throw arguments.wrongUsage("two run ids are given: " + String.join(", ", given));
        }
        Optional<String> fromEnvironment = environment("RUNNABLE_RUN_ID");
        String source = given.isEmpty() ? "RUNNABLE_RUN_ID" : "run id";
        Optional<String> chosen = given.stream().findFirst().or(() -> fromEnvironment);
        chosen.ifPresent(id -> RunIds.check(id, source));
        return chosen;
    }

    private Optional<String> environment(String name) {
        return Optional.ofNullable(world.environment().get(name)).filter(it -> !it.isEmpty());
    }
}
