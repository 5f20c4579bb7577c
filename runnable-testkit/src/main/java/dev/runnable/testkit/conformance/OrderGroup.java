package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class OrderGroup {
    private static final Scenario CHAIN = Scenario.of("order").file("note.txt", "third\n");
    private static final Scenario DEPENDENCIES = Scenario.of("dependencies");
    private static final Scenario PARALLEL = Scenario.of("parallel");

    private final Kit kit;

    OrderGroup(Kit kit) {
        this.kit = kit;
    }

    private static void inOrder(Ran ran, String first, String second) {
        assertThat(Steps.isBefore(ran.events(), first, second))
                .as("'%s' starts when '%s' has ended", second, first)
                .isTrue();
    }

    @Test
    @Checks(Behaviour.ORDER)
    @DisplayName("the steps of a chain run one after the other")
    void chain() throws Exception {
        Ran ran = kit.run(CHAIN).succeeded();

        inOrder(ran, "first", "second");
        inOrder(ran, "second", "third");
        assertThat(ran.events().getLast()).isInstanceOf(RunEvent.RunFinished.class);
    }

    @Test
    @Checks({Behaviour.ORDER, Behaviour.TASKS})
    @DisplayName("each task runs, and runs once")
    void once() throws Exception {
        Ran ran = kit.run(CHAIN).succeeded();

        for (String step : List.of("first", "second", "third")) {
            assertThat(ran.attempts(step)).containsExactly(StepState.SUCCESS);
            assertThat(ran.executionLog(step, 1)).isEqualTo(step + "\n");
        }
    }

    @Test
    @Checks({Behaviour.ORDER, Behaviour.TASKS})
    @DisplayName("tasks run in the working directory and find its files")
    void workingDirectory() throws Exception {
        assertThat(kit.run(CHAIN).succeeded().executionLog("third", 1)).isEqualTo("third\n");
    }

    @Test
    @Checks(Behaviour.DEPENDENCIES)
    @DisplayName("a step starts when all that it needs have ended")
    void needs() throws Exception {
        Ran ran = kit.run(DEPENDENCIES).succeeded();

        inOrder(ran, "top", "left");
        inOrder(ran, "top", "right");
        inOrder(ran, "left", "bottom");
        inOrder(ran, "right", "bottom");
        assertThat(ran.state("beside")).isEqualTo(StepState.SUCCESS);
    }

    @Test
    @Checks(Behaviour.PARALLEL)
    @DisplayName("a parallel step ends when all its branches have, and each keeps its order")
    void parallel() throws Exception {
        Ran ran = kit.run(PARALLEL).succeeded();

        inOrder(ran, "both.one.a", "both.one.b");
        inOrder(ran, "both", "after");
        for (String inner : List.of("both.one.b", "both.two.c")) {
            assertThat(Steps.indexOf(ran.events(), RunEvent.StepFinished.class, inner))
                    .isLessThan(Steps.indexOf(ran.events(), RunEvent.StepFinished.class, "both"));
        }
    }
}
