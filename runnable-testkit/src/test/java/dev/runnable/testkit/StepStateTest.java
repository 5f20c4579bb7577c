package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepStateTest {
    /// The whole table: what is not here may not happen.
    private static final Map<StepState, Set<StepState>> TABLE =
            Map.of(
                    StepState.PENDING, Set.of(StepState.RUNNING, StepState.SKIPPED),
                    StepState.RUNNING,
                            Set.of(
                                    StepState.SUCCESS,
                                    StepState.SKIPPED,
                                    StepState.FAILED,
                                    StepState.CANCELLED),
                    StepState.SUCCESS, Set.of(),
                    StepState.SKIPPED, Set.of(),
                    StepState.FAILED, Set.of(),
                    StepState.CANCELLED, Set.of());

    @Test
    void statesChangeOnlyAsTheTableSays() {
        assertThat(TABLE).containsOnlyKeys(StepState.values());
        for (StepState from : StepState.values()) {
            for (StepState to : StepState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
            }
            assertThat(from.isFinal()).isEqualTo(TABLE.getOrDefault(from, Set.of()).isEmpty());
        }
    }

    @Test
    void everyStateHasTheRunLogsWord() {
        for (StepState state : StepState.values()) {
            assertThat(StepState.ofText(state.text())).isEqualTo(state);
        }
    }
}
