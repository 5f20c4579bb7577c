package dev.runnable.testkit.conformance;

import static dev.runnable.event.StepState.CANCELLED;
import static dev.runnable.event.StepState.FAILED;
import static dev.runnable.event.StepState.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Runs that do not come to their end, and what comes after.
@Checks({Behaviour.CANCEL, Behaviour.TASKS, Behaviour.LIVE_OUTPUT})
abstract class InterruptionGroup {
    private final Kit kit;

    InterruptionGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @DisplayName("an interrupted run is cancelled, and nothing of it goes on")
    void interrupted() throws Exception {
        Project project = kit.project(Scenario.of("cancel"));
        try (Program program = Program.start(project, "execute", Project.PIPELINE, Kit.RUN_ID)) {
            int code = program.told("under way").interrupt().end();

            Leftovers.areGone(project.folder().resolve("beats.txt"));
            assertThat(code).as(program.console()).isEqualTo(130);
        }
        Ran ran = kit.read(project);
        assertThat(ran.log().status()).isEqualTo(CANCELLED);
        assertThat(ran.state("probe")).isEqualTo(CANCELLED);
        assertThat(ran.has("never")).isFalse();
    }

    @Test
    @Checks({Behaviour.KILL_AND_RETRY, Behaviour.TASKS, Behaviour.LIVE_OUTPUT})
    @DisplayName(
            "a run whose program was killed can be read, and goes on with what was not finished")
    void killed() throws Exception {
        Project project = kit.project(Scenario.of("kill"));
        try (Program program = Program.start(project, "execute", Project.PIPELINE, Kit.RUN_ID)) {
            program.told("under way").kill().end();
        }
        Ran before = kit.read(project);
        assertThat(before.state("first")).isEqualTo(SUCCESS);
        assertThat(before.state("second")).isNotEqualTo(SUCCESS);
        Files.writeString(project.folder().resolve("go-on.txt"), "");
        try (Program program = Program.start(project, "retry", Kit.RUN_ID)) {
            assertThat(program.end()).as(program.console()).isZero();
        }
        Ran ran = kit.read(project).succeeded();
        assertThat(ran.attempts("first")).containsExactly(SUCCESS);
        assertThat(ran.executionLog("first", 1)).isEqualTo("ran\n");
        assertThat(ran.attempts("second")).hasSize(2).endsWith(SUCCESS);
        assertThat(ran.text("y")).isEqualTo("\"kept and used\"");
    }

    @Test
    @Checks({Behaviour.RETRY, Behaviour.PARALLEL, Behaviour.TASKS})
    @DisplayName(
            "a failed run goes on where it failed: what has succeeded stays, attempts are added")
    void retried() throws Exception {
        Project project = kit.project(Scenario.of("retry"));
        kit.execute(project, Kit.RUN_ID).failed();
        Files.writeString(project.folder().resolve("mended.txt"), "");
        Ran ran = kit.retry(project).succeeded();

        assertThat(ran.attempts("first")).containsExactly(SUCCESS);
        assertThat(ran.attempts("both.good.s")).containsExactly(SUCCESS);
        assertThat(ran.attempts("both.bad.s")).containsExactly(FAILED, SUCCESS);
        assertThat(ran.text("y")).isEqualTo("\"kept and used\"");
    }
}
