package dev.runnable.cli;

import dev.runnable.spi.Platform;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `runnable argo watch`: a run on the cluster, as if it were here.
@Command(
        name = "watch",
        description = {
            "Shows a run on the cluster from its beginning until it ends.",
            "Ctrl-C asks whether the run is to be stopped; where no terminal is, it leaves the run"
                    + " alone. The exit code is that of the run, 130 when it was stopped or left."
        })
final class ArgoWatchCommand implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "RUN", description = "The workflow, or the run id.")
    private String run = "";

    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    ArgoWatchCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Platform platform = configuration.preparation(world).platform()) {
            return PlatformRuns.of(world, platform).follow(platform.find(run));
        }
    }
}
