package dev.runnable.cli;

import dev.runnable.run.Preparation;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable retry`: goes on with a run that failed or was killed.
@Command(
        name = "retry",
        description = {
            "Goes on with a run that failed, was cancelled or was killed: runs what had not"
                    + " succeeded, and what comes after that.",
            "The pipeline file may have changed in its commands, not in its steps and edges. The"
                    + " run keeps its parameters; without a configuration file it keeps its"
                    + " configuration too."
        })
final class RetryCommand implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "RUN_ID", description = "The run.")
    private String runId = "";

    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--classpath",
            paramLabel = "PATHS",
            description = "Jars and folders of Java tasks, before those of the configuration.")
    private @Nullable String classpath;

    @Mixin private PlatformOptions platform = new PlatformOptions();

    @Option(
            names = "--take-over",
            description =
                    "Also where it cannot be told from here whether the process that ran it is"
                            + " gone, for instance on another machine.")
    private boolean takeOver;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "What the standard output gets: nothing, or the run log.")
    private OutputFormat output = OutputFormat.text;

    RetryCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Preparation.Again prepared =
                configuration
                        .preparation(world)
                        .prepareAgain(
                                runId,
                                world::pipeline,
                                false,
                                RunOptions.entries(classpath),
                                world.terminal()::tell);
        return new Execution(world, output)
                .again(
                        prepared,
                        takeOver,
                        document ->
                                platform.run(
                                        world,
                                        document,
                                        configuration.preparation(world)::platform));
    }
}
