package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventProtocolTest {
    private static List<RunEvent> goodRun() {
        ScriptedSession session = new ScriptedSession().failing("b", 1);
        TestRun run =
                TestRun.of(
                        Graphs.dependencies()
                                .task("a")
                                .task("b", Options.retrying(2))
                                .task("c")
                                .task("d")
                                .needs("b", "a")
                                .needs("d", "c")
                                .build(),
                        session.failing("c"));
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        return run.events();
    }

    @Test
    void acceptsWhatTheEngineTells() {
        assertThatCode(() -> EventProtocol.check(goodRun())).doesNotThrowAnyException();
    }

    @Test
    void noticesEveryEventThatIsLeftOut() {
        List<RunEvent> good = goodRun();
        for (int i = 0; i < good.size(); i++) {
            List<RunEvent> events = new ArrayList<>(good);
            RunEvent removed = events.remove(i);
            // A step that is skipped is told by this one event: without it nothing was told of it.
            if (!(removed instanceof RunEvent.StepSkipped)) {
                assertThatThrownBy(() -> EventProtocol.check(events))
                        .as("without %s", removed)
                        .isInstanceOf(AssertionError.class);
            }
        }
    }

    @Test
    void noticesEveryEventThatComesTwice() {
        List<RunEvent> good = goodRun();
        for (int i = 0; i < good.size(); i++) {
            List<RunEvent> events = new ArrayList<>(good);
            events.add(i, good.get(i));
            assertThatThrownBy(() -> EventProtocol.check(events))
                    .as("twice %s", good.get(i))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void noticesWhatComesAfterAStepsEnd() {
        List<RunEvent> events = new ArrayList<>(goodRun());
        RunEvent attempt =
                events.stream().filter(RunEvent.AttemptStarted.class::isInstance).findFirst().get();
        events.add(events.size() - 1, attempt);
        assertThatThrownBy(() -> EventProtocol.check(events)).isInstanceOf(AssertionError.class);
    }
}
