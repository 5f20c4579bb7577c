package dev.runnable.engine;

import dev.runnable.spi.AttemptOutcome;
import java.util.Optional;
import java.util.function.Consumer;

/// Work of a step on a thread of its own: a try of a task, or the reduction of a map. The fields
/// that change belong to the engine's thread.
final class Attempt {
    /// How an attempt's thread came to its end.
    ///
    /// @param outcome empty when it was interrupted
    record Ended(Attempt attempt, Optional<AttemptOutcome> outcome) implements Engine.Message {}

    /// What is done.
    @FunctionalInterface
    interface Work {
        AttemptOutcome perform(AttemptOutputs.Open output) throws InterruptedException;
    }

    final StepRun step;
    private final Thread thread;
    private boolean timedOut;

    Attempt(StepRun step, Work work, AttemptOutputs outputs, Consumer<Ended> ended) {
        this.step = step;
        int number = step.attempt();
        this.thread =
                Thread.ofVirtual()
                        .name(step.path.text() + "#" + number)
                        .unstarted(() ->
                                ended.accept(new Ended(this, perform(work, outputs, number))));
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    /// Ends it because it has lasted too long.
    void timeOut() {
        timedOut = true;
        interrupt();
    }

    boolean timedOut() {
        return timedOut;
    }

    private Optional<AttemptOutcome> perform(Work work, AttemptOutputs outputs, int number) {
        try (AttemptOutputs.Open output = outputs.open(step.path, number)) {
            return Optional.of(work.perform(output));
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            // A bug of the executor must cost this attempt, not the run.
            return Optional.of(AttemptOutcome.Failed.because("the executor itself failed: " + e));
        }
    }
}
