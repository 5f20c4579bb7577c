package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.PARAMETERS, Behaviour.TASKS})
abstract class ParameterGroup {
    private static final Scenario SCOPES = Scenario.of("scopes");
    private static final Scenario FAILED = Scenario.of("failed-scopes");
    private static final Scenario VALUES = Scenario.of("values");

    private final Kit kit;

    ParameterGroup(Kit kit) {
        this.kit = kit;
    }

    private Ran scopes() throws Exception {
        return kit.run(SCOPES).succeeded();
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.PARALLEL})
    @DisplayName("a branch sees what is around it")
    void readsThrough() throws Exception {
        assertThat(scopes().value("both", "both.left", "saw").asText()).isEqualTo("outside");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.PARALLEL})
    @DisplayName("a branch does not see what another one writes")
    void branchesAreSeparate() throws Exception {
        assertThat(scopes().value("both", "both.right", "saw").asText()).isEqualTo("outside");
        assertThat(scopes().value("both", "both.right", "other").asText()).isEqualTo("none");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.MAP, Behaviour.MAX_CONCURRENCY})
    @DisplayName("an item does not see what an earlier one has written")
    void itemsAreSeparate() throws Exception {
        assertThat(kit.run(Scenario.of("one-by-one")).succeeded().text("saw"))
                .isEqualTo("[\"nothing\",\"nothing\"]");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.PARALLEL})
    @DisplayName("a step sees what the step before it in its branch has written")
    void ownBranch() throws Exception {
        assertThat(scopes().value("both", "both.left", "own").asText()).isEqualTo("left");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.PARALLEL})
    @DisplayName("all branches are merged in the order in which they are declared, the last wins")
    void lastWins() throws Exception {
        assertThat(scopes().text("seen")).isEqualTo("\"right 1\"");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.NESTED_PIPELINE, Behaviour.DEPENDENCIES})
    @DisplayName("a nested pipeline is merged, what comes later in it wins")
    void nestedPipeline() throws Exception {
        assertThat(scopes().text("y")).isEqualTo("\"b after a\"");
        assertThat(scopes().text("z")).isEqualTo("\"a\"");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.DEPENDENCIES})
    @DisplayName("a failed task leaves no parameter behind")
    void failedTask() throws Exception {
        Ran ran = kit.run(FAILED).failed();

        assertThat(ran.value("t").isMissingNode()).isTrue();
        assertThat(ran.text("x")).isEqualTo("\"outside\"");
    }

    @Test
    @Checks({Behaviour.PARAMETERS, Behaviour.PARALLEL, Behaviour.DEPENDENCIES})
    @DisplayName("a failed composite merges nothing")
    void failedComposite() throws Exception {
        Ran ran = kit.run(FAILED).failed();

        assertThat(ran.value("p").isMissingNode()).isTrue();
        assertThat(ran.text("seen")).isEqualTo("\"outside none none\"");
    }

    @Test
    @DisplayName("values reach a shell as text, JSON with the separators of Python")
    void valuesIn() throws Exception {
        assertThat(kit.run(VALUES).succeeded().value("shown").asText())
                .isEqualTo(
                        """
                        3|2.5|true|[1, "1", null]|{"x": 10, "foo": "bar"}| two  words \
                        """);
    }

    @Test
    @DisplayName("values that a shell returns keep their JSON type")
    void valuesOut() throws Exception {
        Ran ran = kit.run(VALUES).succeeded();

        assertThat(ran.text("a")).isEqualTo("7");
        assertThat(ran.text("b")).isEqualTo("0.5");
        assertThat(ran.text("c")).isEqualTo("false");
        assertThat(ran.text("d")).isEqualTo("[1,{\"k\":\"v\"}]");
        assertThat(ran.text("e")).isEqualTo("\"plain text\"");
        assertThat(ran.text("f")).isEqualTo("\"line one\\nline two\"");
    }

    @Test
    @DisplayName("values come to the next step as they were returned")
    void valuesOn() throws Exception {
        assertThat(kit.run(VALUES).succeeded().value("again").asText())
                .isEqualTo("7|0.5|false|[1, {\"k\": \"v\"}]|plain text|line one\nline two");
    }

    @Test
    @Checks({Behaviour.PARAMETER_SOURCES, Behaviour.TASKS})
    @DisplayName("the environment wins over the parameters file, and that over the pipeline")
    void sources() throws Exception {
        Ran ran =
                kit.run(
                        Scenario.of("sources")
                                .file("parameters.yaml", "{fromFile: 2, fromVariable: 2, set: 2}")
                                .with("RUNNABLE_PARAMETERS_FILE", "parameters.yaml")
                                .with("RUNNABLE_PRM_FROMVARIABLE", "3")
                                .with("RUNNABLE_PRM_UNDECLARED", "[\"a b\"]")
                                .set("set=4"));

        assertThat(ran.succeeded().value("all").asText()).isEqualTo("1 2 3 4 [\"a b\"]");
    }
}
