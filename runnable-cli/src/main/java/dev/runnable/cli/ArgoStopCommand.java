package dev.runnable.cli;

import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable argo stop`: ends a run on the cluster.
@Command(
        name = "stop",
        description = {
            "Ends a run on the cluster, and does not wait for that.",
            "Its last pod still closes the run log."
        })
final class ArgoStopCommand implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "RUN", description = "The workflow, or the run id.")
    private String run = "";

    @Option(
            names = "--terminate",
            description = "Everything at once, so that the run log may stay open.")
    private boolean terminate;

    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    ArgoStopCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        try (Platform platform = configuration.preparation(world).platform()) {
            PlatformRun before =
                    platform.stop(run, terminate ? Platform.Stop.AT_ONCE : Platform.Stop.IN_ORDER);
            world.terminal()
                    .tell(
                            before.state().isFinal()
                                    ? "run %s has ended already: %s"
                                            .formatted(before.runId(), before.state().text())
                                    : "stopping run %s; to see its end: runnable argo watch %s"
                                            .formatted(before.runId(), before.name()));
            return 0;
        }
    }
}
