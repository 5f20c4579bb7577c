package dev.runnable.cli;

import dev.runnable.event.StepState;
import dev.runnable.run.Forgetful;
import dev.runnable.run.PipelineRun;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunListener;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToIntFunction;

/// Runs to the end, tells what came of it, and chooses the exit code.
final class Execution {
    private final World world;
    private final OutputFormat output;

    Execution(World world, OutputFormat output) {
        this.world = world;
        this.output = output;
    }

    /// Runs a pipeline for the first time.
    int begin(Preparation.Ready ready) {
        warn(ready);
        return run(
                new PipelineRun(ready.request(), ready.services(), listeners()),
                ready.services().store());
    }

    /// Goes on with a run.
    ///
    /// @param takeOver also where another process may still run it
    /// @param onPlatform what else runs it
    int again(
            Preparation.Again prepared,
            boolean takeOver,
            ToIntFunction<Preparation.ForPlatform> onPlatform) {
        return switch (prepared) {
            case Preparation.Done(RunLog log) -> {
                String text = "run " + log.runId() + " has succeeded already";
                world.terminal().tell(text + ": nothing is left to do");
                printResult(log);
                yield exitCode(log.status());
            }
            case Preparation.Ready ready -> again(ready, takeOver);
            case Preparation.ForPlatform document -> onPlatform.applyAsInt(document);
        };
    }

    private int again(Preparation.Ready ready, boolean takeOver) {
        warn(ready);
        return run(
                PipelineRun.again(ready.request(), ready.services(), listeners(), takeOver),
                ready.services().store());
    }

    private void warn(Preparation.Ready ready) {
        ready.warnings().forEach(problem -> Complaints.tell(world.terminal(), problem));
    }

    private List<RunListener> listeners() {
        return List.of(RunConsole.on(world.terminal()));
    }

    private int run(PipelineRun run, RunLogStore store) {
        try (Interruption _ = Interruption.of(run)) {
            RunLog log = run.run();
            print(log, store);
            return exitCode(log.status());
        }
    }

    private void print(RunLog log, RunLogStore store) {
        Terminal terminal = world.terminal();
        if (log.status() == StepState.FAILED) {
            RunReport.failures(log).forEach(terminal::tell);
        }
        terminal.tell("run log: " + nearest(store.location(log.runId())));
        if (log.status() != StepState.SUCCESS && Forgetful.hint(store).isEmpty()) {
            terminal.tell("to go on with it: runnable retry " + log.runId());
        }
        printResult(log);
    }

    private void printResult(RunLog log) {
        Terminal terminal = world.terminal();
        if (output == OutputFormat.json) {
            try {
                RunLogJson.write(log, terminal.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            terminal.out().println();
        }
    }

    /// A place below the working directory is told from there.
    private String nearest(String location) {
        String here = world.surroundings().workingDirectory() + "/";
        return location.startsWith(here) ? location.substring(here.length()) : location;
    }

    /// Of a run that has ended, wherever it ran.
    static int exitCode(StepState status) {
        return switch (status) {
            case SUCCESS -> 0;
            case CANCELLED -> 130;
            case FAILED, SKIPPED, PENDING, RUNNING -> 1;
        };
    }
}
