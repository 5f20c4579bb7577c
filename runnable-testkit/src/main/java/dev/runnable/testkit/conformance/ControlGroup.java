package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class ControlGroup {
    private static final Scenario CONDITIONAL = Scenario.of("conditional");
    private static final Scenario LOOP = Scenario.of("loop");

    private final Kit kit;

    ControlGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @Checks(Behaviour.CONDITIONAL)
    @DisplayName("a conditional takes the branch that fits the JSON value, and no other")
    void branchTaken() throws Exception {
        Ran ran = kit.run(CONDITIONAL).succeeded();

        assertThat(ran.text("flag_way")).isEqualTo("\"yes\"");
        assertThat(ran.text("seen")).isEqualTo("true");
        assertThat(ran.step("probe").branches()).hasSize(1);
        assertThat(ran.state("number.1.s")).isEqualTo(StepState.SUCCESS);
    }

    @Test
    @Checks(Behaviour.CONDITIONAL)
    @DisplayName("where no branch fits, the default is taken")
    void defaultBranch() throws Exception {
        assertThat(kit.run(CONDITIONAL).succeeded().text("word_way")).isEqualTo("\"default\"");
    }

    @Test
    @Checks(Behaviour.CONDITIONAL)
    @DisplayName("where no branch fits and there is no default, the step fails")
    void noBranch() throws Exception {
        Ran ran = kit.run(CONDITIONAL).succeeded();

        assertThat(ran.state("nothing fits")).isEqualTo(StepState.FAILED);
        assertThat(ran.state("mended")).isEqualTo(StepState.SUCCESS);
    }

    @Test
    @Checks(Behaviour.LOOP)
    @DisplayName("a loop ends when its parameter is true, and hands on what each turn has written")
    void breaks() throws Exception {
        Ran ran = kit.run(LOOP).succeeded();

        assertThat(ran.value("text").asText()).isEqualTo("01");
        assertThat(ran.step("probe").branches()).hasSize(2);
    }

    @Test
    @Checks(Behaviour.LOOP)
    @DisplayName("a loop that reaches its last turn succeeds")
    void lastTurn() throws Exception {
        Ran ran = kit.run(LOOP).succeeded();

        assertThat(ran.text("n")).isEqualTo("2");
        assertThat(ran.state("whole")).isEqualTo(StepState.SUCCESS);
    }

    @Test
    @Checks({Behaviour.NESTED_PIPELINE, Behaviour.TASKS})
    @DisplayName("pipelines nest, and what they return comes out")
    void nestedPipeline() throws Exception {
        assertThat(kit.run(Scenario.of("nested-pipeline")).succeeded().text("y")).isEqualTo("2");
    }
}
