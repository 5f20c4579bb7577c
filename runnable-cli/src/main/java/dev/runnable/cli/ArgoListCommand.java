package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.run.Durations;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformRun;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable argo list`: the runs on the cluster.
@Command(name = "list", description = "Lists the runs on the cluster, the newest first.")
final class ArgoListCommand implements Callable<Integer> {
    private final World world;

    @Mixin private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the runs as a list, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    ArgoListCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        try (Platform platform = configuration.preparation(world).platform()) {
            List<PlatformRun> runs = platform.list();
            if (output == OutputFormat.json) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                runs.forEach(run -> array.add(json(run)));
                world.terminal().out().println(array.toPrettyString());
            } else if (runs.isEmpty()) {
                world.terminal().tell("there are no runs in " + platform.location());
            } else {
                tell(runs);
            }
            return 0;
        }
    }

    private void tell(List<PlatformRun> runs) {
        Table table = new Table("WORKFLOW", "RUN", "STATUS", "STARTED", "TOOK");
        for (PlatformRun run : runs) {
            table.row(
                    run.name(),
                    run.runId(),
                    run.state().text(),
                    run.started().map(world.times()::text).orElse(""),
                    Durations.between(run.started(), run.finished()));
        }
        table.lines().forEach(world.terminal()::result);
    }

    private static ObjectNode json(PlatformRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("workflow", run.name());
        node.put("run_id", run.runId());
        node.put("status", run.state().text());
        node.put("message", run.message());
        node.put("start_time", run.started().map(Instant::toString).orElse(""));
        node.put("end_time", run.finished().map(Instant::toString).orElse(""));
        return node;
    }
}
