package dev.runnable.engine;

import java.util.Optional;
import java.util.function.Consumer;

/// Work on a thread of its own.
final class ThreadedAttempt extends Attempt {
    private final Thread thread;

    ThreadedAttempt(StepRun step, Work work, AttemptOutputs outputs, Consumer<Ended> ended) {
        super(step);
        int number = step.attempt();
        this.thread =
                Thread.ofVirtual()
                        .name(step.path.text() + "#" + number)
                        .unstarted(() ->
                                ended.accept(new Ended(this, perform(work, outputs, number))));
    }

    @Override
    void start() {
        thread.start();
    }

    @Override
    void interrupt() {
        thread.interrupt();
    }

    @Override
    boolean isWork() {
        return true;
    }

    private Optional<Result> perform(Work work, AttemptOutputs outputs, int number) {
        try (AttemptOutputs.Open output = outputs.open(step.path, number)) {
            return Optional.of(work.perform(output));
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(Result.of(bugOfExecutor(e)));
        }
    }
}
