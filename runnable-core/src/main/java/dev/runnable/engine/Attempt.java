package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.spi.AttemptOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Work of a step on a thread of its own: a try of a task, or the reduction of a map. The fields
/// that change belong to the engine's thread.
final class Attempt {
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

    private Optional<Result> perform(Work work, AttemptOutputs outputs, int number) {
        try (AttemptOutputs.Open output = outputs.open(step.path, number)) {
            return Optional.of(work.perform(output));
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            // A bug of the executor must cost this attempt, not the run.
            return Optional.of(
                    Result.of(AttemptOutcome.Failed.because("the executor itself failed: " + e)));
        }
    }
}
