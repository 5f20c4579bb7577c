package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.spi.AttemptOutcome;
import java.util.List;
import java.util.Optional;

/// Work of a step: a try of a task, or the reduction of a map. The fields that change belong to the
/// engine's thread.
abstract sealed class Attempt permits ThreadedAttempt, SimulatedAttempt {
    /// How an attempt's thread came to its end.
    ///
    /// @param result empty when it was interrupted
    record Ended(Attempt attempt, Optional<Result> result) implements Engine.Message {
        boolean succeeded() {
            return result.filter(it -> it.outcome() instanceof AttemptOutcome.Succeeded)
                    .isPresent();
        }

        /// The files it had to do with.
        List<DataEntry> data() {
            return result.map(Result::data).orElse(List.of());
        }
    }

    /// @param data the files of the catalog that it got and put
    record Result(AttemptOutcome outcome, List<DataEntry> data) {
        Result {
            data = List.copyOf(data);
        }

        static Result of(AttemptOutcome outcome) {
            return new Result(outcome, List.of());
        }
    }

    /// What is done.
    @FunctionalInterface
    interface Work {
        Result perform(AttemptOutputs.Open output) throws InterruptedException;
    }

    final StepRun step;
    private boolean timedOut;

    Attempt(StepRun step) {
        this.step = step;
    }

    abstract void start();

    /// Ends it; its end is told like any other.
    abstract void interrupt();

    /// Whether it is really done, which takes as long as it takes.
    abstract boolean isWork();

    /// Ends it because it has lasted too long.
    final void timeOut() {
        timedOut = true;
        interrupt();
    }

    final boolean timedOut() {
        return timedOut;
    }

    /// Must cost this attempt, not the run.
    static AttemptOutcome bugOfExecutor(Throwable bug) {
        return AttemptOutcome.Failed.because("the executor itself failed: " + bug);
    }
}
