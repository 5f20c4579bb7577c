package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.Durations;
import dev.runnable.run.Forgetful;
import dev.runnable.run.RunLogProblem;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable runs`: all runs, the newest first.
@Command(name = "runs", description = "Lists all runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
    private static final int PIPELINE = 4;
    private static final int TAG = 5;

    private final World world;

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the runs as a list, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    RunsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RunLogStore store = options.preparation(world).store();
        List<RunSummary> runs = list(store);
        if (output == OutputFormat.json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            runs.forEach(run -> array.add(json(run)));
            world.terminal().out().println(array.toPrettyString());
            return 0;
        }
        if (runs.isEmpty()) {
            String hint = Forgetful.hint(store).map(it -> ". " + it).orElse("");
            world.terminal().tell("there are no runs yet" + hint);
            return 0;
        }
        Table table = new Table("RUN", "STATUS", "STARTED", "TOOK", "PIPELINE", "TAG");
        runs.forEach(run -> table.row(cells(run)));
        lines(table).forEach(world.terminal()::result);
        runs.forEach(this::tellProblem);
        return 0;
    }

    /// Where no terminal is, the lines are for other programs and stay whole. Run ids always do:
    /// they are copied.
    private List<String> lines(Table table) {
        OptionalInt columns = world.terminal().screen().columns();
        return columns.isPresent() ? table.lines(columns, PIPELINE, TAG) : table.lines();
    }

    private void tellProblem(RunSummary run) {
        run.problem()
                .ifPresent(reason ->
                        Complaints.tell(
                                world.terminal(),
                                Problem.warning(
                                        ProblemCode.RUN_LOG_UNREADABLE,
                                        SourceLocation.of("run '" + run.runId() + "'"),
                                        reason)));
    }

    private static List<RunSummary> list(RunLogStore store) {
        try {
            return store.list();
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
    }

    private String[] cells(RunSummary run) {
        return new String[] {
            run.runId(),
            status(run),
            run.started().map(world.times()::text).orElse(""),
            Durations.between(run.started(), run.finished()),
            run.pipelineFile(),
            run.tag()
        };
    }

    private static String status(RunSummary run) {
        if (run.problem().isPresent() && !run.status().isFinal()) {
            return "unreadable";
        }
        return run.interrupted() ? "interrupted" : run.status().text();
    }

    private static ObjectNode json(RunSummary run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run_id", run.runId());
        node.put("status", run.status().text());
        node.put("tag", run.tag());
        node.put("pipeline_definition_file", run.pipelineFile());
        node.put("start_time", text(run.started()));
        node.put("end_time", text(run.finished()));
        node.put("interrupted", run.interrupted());
        run.problem().ifPresent(reason -> node.put("problem", reason));
        return node;
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
