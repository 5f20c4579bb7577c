package dev.runnable.cli;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.RunLogProblem;
import dev.runnable.run.UnknownRun;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable show`: one run, as it is now.
@Command(
        name = "show",
        description = "Shows a run: its steps, parameters and failures, also while it goes on.")
final class ShowCommand implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "RUN_ID", description = "The run, as 'runnable runs' lists it.")
    private String runId = "";

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the run log, as the original writes it.")
    private OutputFormat output = OutputFormat.text;

    ShowCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RunLogStore store = options.preparation(world).store();
        try {
            RunLog log = store.read(runId).orElseThrow(() -> UnknownRun.of(store, runId));
            tellOtherRun(log, store);
            if (output == OutputFormat.json) {
                RunLogJson.write(log, world.terminal().out());
                world.terminal().out().println();
            } else {
                print(log, isInterrupted(store));
            }
            return 0;
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
    }

    private void tellOtherRun(RunLog log, RunLogStore store) {
        if (!log.runId().equals(runId)) {
            Complaints.tell(
                    world.terminal(),
                    Problem.warning(
                            ProblemCode.RUN_LOG_UNREADABLE,
                            SourceLocation.of(store.location(runId)),
                            "the document tells of the run '" + log.runId() + "'"));
        }
    }

    private void print(RunLog log, boolean interrupted) {
        Terminal terminal = world.terminal();
        RunReport.lines(log, interrupted, world.times(), terminal.screen().columns())
                .forEach(terminal::result);
    }

    private boolean isInterrupted(RunLogStore store) throws IOException {
        return store.summary(runId).filter(RunSummary::interrupted).isPresent();
    }
}
