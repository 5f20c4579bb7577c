package dev.runnable.testkit.conformance;

import static dev.runnable.event.StepState.FAILED;
import static dev.runnable.event.StepState.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks(Behaviour.TIMEOUT)
abstract class TimeoutGroup {
    private static final Scenario TIMEOUT = Scenario.of("timeout");
    private static final Scenario COMPOSITE = Scenario.of("composite-timeout");

    private final Kit kit;

    TimeoutGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @DisplayName("a task that takes too long is a failed attempt, and tried again like any other")
    void failedAttempt() throws Exception {
        Ran ran = kit.run(TIMEOUT).succeeded();

        assertThat(ran.attempts("probe")).containsExactly(FAILED, FAILED);
        assertThat(ran.message("probe")).contains("timed out");
        assertThat(ran.state("mended")).isEqualTo(SUCCESS);
    }

    @Test
    @DisplayName("nothing that a timed-out task has started goes on, not even what hides from it")
    void wholeProcessTree() throws Exception {
        Leftovers.areGone(kit.run(TIMEOUT).succeeded().project().resolve("beats.txt"));
    }

    @Test
    @Checks(Behaviour.COMPOSITE_TIMEOUT)
    @DisplayName("a composite step that takes too long fails, with all that runs in it")
    void composite() throws Exception {
        Ran ran = kit.run(COMPOSITE).succeeded();

        assertThat(ran.state("probe")).isEqualTo(FAILED);
        assertThat(ran.message("probe")).contains("timed out");
        assertThat(ran.state("probe.slow.s")).isNotEqualTo(SUCCESS);
        Leftovers.areGone(ran.project().resolve("beats.txt"));
    }
}
