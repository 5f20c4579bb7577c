package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Who cancels a run while it is prepared does not have to wait.
final class InterruptibleTest {
    private static final Problem PROBLEM =
            Problem.error(ProblemCode.NO_IMAGE, SourceLocation.of("here"), "there is none");

    private final Interruptible work = new Interruptible();

    @Test
    void problemsAreThoseOfTheWork() {
        assertThat(work.perform(() -> List.of(PROBLEM))).containsExactly(PROBLEM);
        work.cancel();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellationEndsTheWorkAndNothingAfterIt() {
        List<Problem> problems =
                work.perform(() -> {
                    Thread.ofVirtual().start(work::cancel);
                    new CountDownLatch(1).await();
                    return List.of(PROBLEM);
                });

        assertThat(problems).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatWasCancelledBeforeDoesNotBegin() {
        work.cancel();

        assertThat(work.perform(() -> List.of(PROBLEM))).isEmpty();
    }

    @Test
    void interruptionOfTheCallerIsTheCallers() {
        Thread.currentThread().interrupt();
        assertThat(
                        work.perform(() -> {
                            new CountDownLatch(1).await();
                            return List.of(PROBLEM);
                        }))
                .isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }
}
