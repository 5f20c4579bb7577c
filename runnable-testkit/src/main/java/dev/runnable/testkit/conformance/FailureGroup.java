package dev.runnable.testkit.conformance;

import static dev.runnable.event.StepState.FAILED;
import static dev.runnable.event.StepState.SKIPPED;
import static dev.runnable.event.StepState.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.runlog.RunLog.AttemptLog;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.ON_FAILURE, Behaviour.TASKS})
abstract class FailureGroup {
    private static final Scenario RETRIES = Scenario.of("retries");
    private static final Scenario ON_ERROR = Scenario.of("on-error");
    private static final Scenario NEEDS = Scenario.of("failed-needs");
    private static final Scenario SKIP_IF = Scenario.of("skip-if");
    private static final Scenario FAILURES = Scenario.of("failures");

    private final Kit kit;

    FailureGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @Checks(Behaviour.RETRIES)
    @DisplayName("a step is tried again until it succeeds, and each try is in the run log")
    void retries() throws Exception {
        Ran ran = kit.run(RETRIES).failed();

        assertThat(ran.attempts("probe")).containsExactly(FAILED, FAILED, SUCCESS);
        assertThat(ran.step("probe").attempts()).map(AttemptLog::number).containsExactly(1, 2, 3);
        assertThat(ran.text("tries")).isEqualTo("3");
    }

    @Test
    @Checks({Behaviour.RETRIES, Behaviour.EXECUTION_LOG})
    @DisplayName("each try runs once, and has an execution log of its own")
    void logsOfTries() throws Exception {
        Ran ran = kit.run(RETRIES).failed();

        for (int number = 1; number <= 3; number++) {
            assertThat(ran.executionLog("probe", number)).isEqualTo("try " + number + "\n");
        }
    }

    @Test
    @Checks(Behaviour.RETRIES)
    @DisplayName("a step that has no tries left fails")
    void noTriesLeft() throws Exception {
        Ran ran = kit.run(RETRIES).failed();

        assertThat(ran.attempts("given up")).containsExactly(FAILED, FAILED);
        assertThat(ran.state("given up")).isEqualTo(FAILED);
    }

    @Test
    @Checks(Behaviour.RETRIES)
    @DisplayName("nothing is tried again that nobody has asked for")
    void noTriesAsked() throws Exception {
        assertThat(kit.run(RETRIES).failed().attempts("none asked")).containsExactly(FAILED);
    }

    @Test
    @Checks({Behaviour.RETRIES, Behaviour.PARALLEL})
    @DisplayName("a composite step that is tried again runs its steps anew")
    void compositeRetries() throws Exception {
        Ran ran = kit.run(RETRIES).failed();

        assertThat(ran.attempts("composite.one.s")).containsExactly(FAILED, SUCCESS);
        assertThat(ran.state("composite")).isEqualTo(SUCCESS);
        assertThat(ran.text("saw")).isEqualTo("2");
    }

    @Test
    @Checks(Behaviour.BACKOFF)
    @DisplayName("between tries is the time that the backoff asks for")
    void backoff() throws Exception {
        List<AttemptLog> tries =
                kit.run(Scenario.of("backoff")).succeeded().step("probe").attempts();

        assertThat(between(tries.get(0), tries.get(1)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(999));
        assertThat(between(tries.get(1), tries.get(2)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1999));
    }

    private static Duration between(AttemptLog one, AttemptLog next) {
        return Duration.between(one.finished().orElseThrow(), next.started().orElseThrow());
    }

    @Test
    @Checks(Behaviour.ON_FAILURE)
    @DisplayName("a failed step goes to its on_failure step, and the run succeeds with that")
    void onFailure() throws Exception {
        Ran ran = kit.run(Scenario.of("on-failure")).succeeded();

        assertThat(ran.state("breaks")).isEqualTo(FAILED);
        assertThat(ran.has("never")).isFalse();
        assertThat(ran.text("handled")).isEqualTo("\"yes\"");
    }

    @Test
    @Checks({Behaviour.ON_FAILURE, Behaviour.DEPENDENCIES})
    @DisplayName("what needs a failed step is skipped, and the rest goes on")
    void failedNeeds() throws Exception {
        Ran ran = kit.run(NEEDS).failed();

        assertThat(ran.state("breaks")).isEqualTo(FAILED);
        assertThat(ran.state("follows")).isEqualTo(SKIPPED);
        assertThat(ran.state("follows that")).isEqualTo(SKIPPED);
        assertThat(ran.state("behind it")).isEqualTo(SUCCESS);
        assertThat(ran.text("v")).isEqualTo("1");
    }

    @Test
    @Checks({Behaviour.ON_ERROR, Behaviour.DEPENDENCIES})
    @DisplayName("on_error: continue gives the default outputs, and the failures stay recorded")
    void onErrorContinue() throws Exception {
        Ran ran = kit.run(ON_ERROR).succeeded();

        assertThat(ran.attempts("probe")).containsExactly(FAILED, FAILED);
        assertThat(ran.state("probe")).isEqualTo(SUCCESS);
        assertThat(ran.text("seen")).isEqualTo("\"usual\"");
    }

    @Test
    @Checks({Behaviour.ON_ERROR, Behaviour.DEPENDENCIES})
    @DisplayName("on_error: skip skips what needs the step, unless that says on_skip: run")
    void onErrorSkip() throws Exception {
        Ran ran = kit.run(ON_ERROR).succeeded();

        assertThat(ran.state("skipped")).isEqualTo(SKIPPED);
        assertThat(ran.state("follows")).isEqualTo(SKIPPED);
        assertThat(ran.state("runs anyway")).isEqualTo(SUCCESS);
    }

    @Test
    @Checks({Behaviour.SKIP_IF, Behaviour.DEPENDENCIES})
    @DisplayName("skip_if leaves a step out when it holds, and runs it when it does not")
    void skipIf() throws Exception {
        Ran ran = kit.run(SKIP_IF).succeeded();

        assertThat(ran.state("probe")).isEqualTo(SKIPPED);
        assertThat(ran.step("probe").attempts()).isEmpty();
        assertThat(ran.state("follows")).isEqualTo(SKIPPED);
        assertThat(ran.state("compares")).isEqualTo(SUCCESS);
    }

    @Test
    @Checks({Behaviour.FAIL_FAST, Behaviour.DEPENDENCIES})
    @DisplayName("with fail_fast nothing starts after the first failure")
    void failFast() throws Exception {
        Ran ran = kit.run(Scenario.of("fail-fast")).failed();

        assertThat(ran.state("probe")).isEqualTo(FAILED);
        assertThat(ran.states()).doesNotContainEntry("slow", SUCCESS);
        assertThat(ran.states()).doesNotContainEntry("later", SUCCESS);
    }

    @Test
    @Checks({Behaviour.FAILURE_TEXTS, Behaviour.DEPENDENCIES})
    @DisplayName("a failure tells the exit code and the last lines")
    void exitCode() throws Exception {
        Ran ran = kit.run(FAILURES).failed();

        assertThat(ran.message("exit code"))
                .contains("7", "line 40", "größe: unknown column")
                .doesNotContain("line 1\n");
        assertThat(ran.step("exit code").attempts().getLast().exitCode())
                .isEqualTo(OptionalInt.of(7));
    }

    @Test
    @Checks({Behaviour.FAILURE_TEXTS, Behaviour.DEPENDENCIES})
    @DisplayName("a task that is killed fails, and says so")
    void killed() throws Exception {
        Ran ran = kit.run(FAILURES).failed();

        assertThat(ran.attempts("killed")).containsExactly(FAILED);
        assertThat(ran.message("killed")).containsIgnoringCase("kill");
    }

    @Test
    @Checks({Behaviour.FAILURE_TEXTS, Behaviour.DEPENDENCIES})
    @DisplayName("a command that is not there is named")
    void noCommand() throws Exception {
        assertThat(kit.run(FAILURES).failed().message("no such command"))
                .contains("no_such_command_anywhere");
    }
}
