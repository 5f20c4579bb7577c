package dev.runnable.engine;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.Optional;
import java.util.function.Consumer;

/// One try of a task, on a thread of its own. The fields that change belong to the engine's thread.
final class Attempt {
    /// How an attempt's thread came to its end.
    ///
    /// @param outcome empty when it was interrupted
    record Ended(Attempt attempt, Optional<AttemptOutcome> outcome) implements Engine.Message {}

    final StepRun step;
    final int number;
    boolean timedOut;
    private final Thread thread;

    Attempt(
            StepRun step,
            TraversingExecutor.Session session,
            AttemptOutputs outputs,
            TaskAttempts tasks,
            Consumer<Ended> ended) {
        this.step = step;
        this.number = step.attempts;
        this.thread =
                Thread.ofVirtual()
                        .name(step.path.text() + "#" + number)
                        .unstarted(
                                () -> ended.accept(new Ended(this, run(session, outputs, tasks))));
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    private Optional<AttemptOutcome> run(
            TraversingExecutor.Session session, AttemptOutputs outputs, TaskAttempts tasks) {
        try (AttemptOutputs.Open output = outputs.open(step.path, number)) {
            TaskAttempts.Prepared prepared = tasks.prepare(step, number, output);
            return switch (prepared) {
                case TaskAttempts.Ready(TaskAttempt attempt) -> Optional.of(session.run(attempt));
                case TaskAttempts.Refused(String message) ->
                        Optional.of(AttemptOutcome.Failed.because(message));
            };
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            // A bug of the executor must cost this attempt, not the run.
            return Optional.of(AttemptOutcome.Failed.because("the executor itself failed: " + e));
        }
    }
}
