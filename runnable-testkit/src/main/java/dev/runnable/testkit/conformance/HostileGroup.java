package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog.StepLog;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.HOSTILE_VALUES, Behaviour.TASKS})
abstract class HostileGroup {
    private static final Scenario NAMES = Scenario.of("hostile-names", Hostile.names());
    private static final Scenario VALUES = Scenario.of("hostile-values", Hostile.values());

    private final Kit kit;

    HostileGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @Checks({Behaviour.HOSTILE_NAMES, Behaviour.PARALLEL})
    @DisplayName("steps and branches may be called anything")
    void names() throws Exception {
        Ran ran = kit.run(NAMES).succeeded();

        assertThat(ran.log().steps().values()).map(StepLog::name).containsAll(Hostile.NAMES);
        assertThat(ran.step("branches").branches())
                .hasSize(Hostile.NAMES.size())
                .allSatisfy(
                        (_, branch) -> assertThat(branch.status()).isEqualTo(StepState.SUCCESS));
    }

    @Test
    @Checks({Behaviour.HOSTILE_NAMES, Behaviour.TASKS, Behaviour.PARALLEL})
    @DisplayName("tasks are told their names as they are")
    void toldNames() throws Exception {
        Ran ran = kit.run(NAMES).succeeded();

        for (StepLog step : ran.log().steps().values()) {
            if (step.type().equals("task")) {
                assertThat(ran.executionLog(step.internalName(), 1))
                        .isEqualTo(step.internalName() + "\n");
            }
        }
        String inner = "branches." + Hostile.NAMES.get(1) + ".s";
        assertThat(ran.executionLog(inner, 1)).isEqualTo(inner + "\n");
    }

    @Test
    @DisplayName("values of parameters come and go as they are")
    void parameters() throws Exception {
        Ran ran = kit.run(VALUES).succeeded();

        for (int i = 0; i < Hostile.VALUES.size(); i++) {
            assertThat(ran.value("r" + i).asText()).isEqualTo("<" + Hostile.VALUES.get(i) + ">");
        }
    }

    @Test
    @Checks({Behaviour.HOSTILE_VALUES, Behaviour.MAP})
    @DisplayName("items come as they are")
    void items() throws Exception {
        List<String> expected = Hostile.VALUES.stream().map(it -> "<" + it + ">").toList();

        assertThat(kit.run(VALUES).succeeded().value("got"))
                .map(JsonNode::asText)
                .isEqualTo(expected);
    }

    @Test
    @Checks({Behaviour.HOSTILE_VALUES, Behaviour.PYTHON})
    @DisplayName("parameters may be called anything")
    void parameterNames() throws Exception {
        Machine.hasPython();

        assertThat(kit.run(Scenario.of("hostile-parameters")).succeeded().text("all"))
                .isEqualTo(
                        """
                        {"größe":1,"two words":2,"with-dash":3,"dots.in.it":4,"日本":5,"_x9":6}\
                        """);
    }
}
