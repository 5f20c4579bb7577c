package dev.runnable.cli;

import dev.runnable.run.Preparation;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Mixin private RunIdentity identity = new RunIdentity();

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
        Optional<String> again = world.variable(RETRY);
        if (again.isEmpty()) {
            return begin(
                    preparation.start(
                            world.pipeline(arguments.pipeline()),
                            options.inputs(),
                            identity.runId(arguments, arguments.runId(), world),
                            identity.tag()),
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
}
