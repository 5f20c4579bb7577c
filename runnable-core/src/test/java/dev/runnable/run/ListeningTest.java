package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.problem.Problem;
import dev.runnable.service.NamedListener;
import dev.runnable.spi.EventListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Semaphore calls = new Semaphore(0);
    private final List<Problem> warnings = new CopyOnWriteArrayList<>();

    /// Is told something each time that it may.
    private final class Slow implements EventListener {
        @Override
        public void event(String runId, RunEvent event) throws InterruptedException {
            told.add(((RunEvent.RunFinished) event).message());
            calls.acquire();
        }

        @Override
        public void missed(String runId, int count) {
            told.add("missed " + count);
        }

        @Override
        public void close() {
            told.add("closed");
        }
    }

    private Listening begin(int waiting, Duration atEnd) {
        return Listening.begin(
                new NamedListener(new Slow(), "slow", "Slow"),
                "r1",
                new Listening.Limits(waiting, atEnd),
                warnings::add);
    }

    private static RunEvent event(int number) {
        return new RunEvent.RunFinished(Instant.EPOCH, StepState.SUCCESS, "e" + number);
    }

    private String next() throws InterruptedException {
        String next = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    void whatDoesNotFitIsLeftOutAndToldWhereItIsMissing() throws InterruptedException {
        Listening listening = begin(3, LONG);
        listening.event(event(1));
        assertThat(next()).isEqualTo("e1");

        for (int i = 2; i <= 10; i++) {
            listening.event(event(i));
        }
        calls.release(4);
        assertThat(List.of(next(), next(), next())).containsExactly("e2", "e3", "e4");
        listening.event(event(11));
        assertThat(List.of(next(), next())).containsExactly("missed 6", "e11");
        calls.release(1);
        listening.close();

        assertThat(next()).isEqualTo("closed");
        assertThat(warnings)
                .singleElement()
                .hasToString(
                        "warning: listener 'slow': Slow was too slow: it was not told of 6 events"
                                + " and lines. The run log has them. [RNB-826]");
    }

    @Test
    void whatIsLeftOutLastIsToldBeforeTheEnd() throws InterruptedException {
        Listening listening = begin(1, LONG);
        listening.event(event(1));
        assertThat(next()).isEqualTo("e1");
        listening.event(event(2));
        listening.event(event(3));
        calls.release(2);
        assertThat(next()).isEqualTo("e2");

        listening.close();

        assertThat(List.of(next(), next())).containsExactly("missed 1", "closed");
    }

    @Test
    void listenerThatDoesNotComeToAnEndIsInterruptedAndToldOf() throws InterruptedException {
        Listening listening = begin(5, Duration.ofMillis(50));
        listening.event(event(1));
        assertThat(next()).isEqualTo("e1");

        listening.close();

        assertThat(warnings).extracting(Problem::message).first().asString().contains("not come");
        assertThat(told).isEmpty();
    }
}
