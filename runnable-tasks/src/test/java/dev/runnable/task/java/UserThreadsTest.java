package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserThreadsTest {
    private final UserThreads threads = new UserThreads();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread caller = Thread.currentThread();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void threadHasTheNameOfItsCall() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(run("call " + i, () -> Thread.currentThread().getName()))
                    .isEqualTo("call " + i);
        }
    }

    @Test
    void interruptedCallerInterruptsTheCallAndWaitsForItsEnd() {
        List<String> told = new CopyOnWriteArrayList<>();

        assertThatThrownBy(() -> run("call", () -> waitInterrupted(told)))
                .isInstanceOf(InterruptedException.class);

        assertThat(told).containsExactly("interrupted");
        assertThat(lines).isEmpty();
    }

    @Test
    void laterCallIsNotInterrupted() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> run("call", () -> waitInterrupted(lines)))
                    .isInstanceOf(InterruptedException.class);
            assertThat(run("next", () -> Boolean.toString(Thread.currentThread().isInterrupted())))
                    .isEqualTo("false");
        }
    }

    @Test
    void callThatDoesNotEndLeavesTheOthersTheirThreads() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        assertThatThrownBy(() -> run("deaf", () -> ignoreInterrupts(end)))
                .isInstanceOf(InterruptedException.class);
        assertThat(lines).singleElement().asString().contains("its thread is left behind");

        assertThat(run("next", () -> Thread.currentThread().getName())).isEqualTo("next");
        end.countDown();
    }

    private interface Body {
        String call() throws Exception;
    }

    private String run(String name, Body body) throws InterruptedException {
        AttemptOutcome outcome =
                threads.run(
                        name, () -> Failed.because(body.call()), (stream, line) -> lines.add(line));
        return ((Failed) outcome).message();
    }

    /// Interrupts its caller, and tells how that comes back to it.
    private String waitInterrupted(List<String> told) {
        caller.interrupt();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            told.add("interrupted");
        }
        return "";
    }

    private String ignoreInterrupts(CountDownLatch end) {
        caller.interrupt();
        while (true) {
            try {
                end.await();
                return "";
            } catch (InterruptedException _) {
                // as a method that is written badly
            }
        }
    }
}
