package dev.runnable.cli;

import dev.runnable.spi.LogRequest;
import dev.runnable.spi.Platform;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable argo logs`: what the steps of a run have written.
@Command(
        name = "logs",
        description = {
            "Shows what the steps of a run on the cluster have written, as far as the cluster still"
                    + " has it.",
            "It is written to the standard error, each line behind its step's name."
        })
final class ArgoLogsCommand implements Callable<Integer> {
    private final World world;

    @Parameters(index = "0", paramLabel = "RUN", description = "The workflow, or the run id.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "A step, with all in it: 'train', 'par.left'. Default: all.")
    private @Nullable String step;

    @Option(names = "--follow", description = "Waits for more until the run ends.")
    private boolean follow;

    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    ArgoLogsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Platform platform = configuration.preparation(world).platform()) {
            platform.logs(
                    run,
                    new LogRequest(Optional.ofNullable(step), follow),
                    PlatformConsole.on(world.terminal()));
            return 0;
        }
    }
}
