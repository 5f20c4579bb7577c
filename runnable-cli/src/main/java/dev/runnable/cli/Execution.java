package dev.runnable.cli;

import dev.runnable.event.StepState;
import dev.runnable.run.PipelineRun;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Runs to the end, tells what came of it, and chooses the exit code.
final class Execution {
    private final World world;
    private final OutputFormat output;

    Execution(World world, OutputFormat output) {
        this.world = world;
        this.output = output;
    }

    int run(PipelineRun run, RunLogStore store) {
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

    private static int exitCode(StepState status) {
        return switch (status) {
            case SUCCESS -> 0;
            case CANCELLED -> 130;
            case FAILED, SKIPPED, PENDING, RUNNING -> 1;
        };
    }
}
