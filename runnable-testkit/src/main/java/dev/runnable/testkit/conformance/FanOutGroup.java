package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.MAP, Behaviour.TASKS})
abstract class FanOutGroup {
    private static final Scenario MAP = Scenario.of("map");
    private static final Scenario BAD = Scenario.of("bad-map");
    private static final Scenario NESTED = Scenario.of("nested-maps");

    private final Kit kit;

    FanOutGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @Checks(Behaviour.MAP)
    @DisplayName("there is a branch for every item, named by it or by its place")
    void branches() throws Exception {
        assertThat(kit.run(MAP).succeeded().step("each").branches().keySet())
                .hasSize(10)
                .contains("each.true", "each.plain")
                .anyMatch(name -> name.startsWith("each.0-"))
                .anyMatch(name -> name.startsWith("each.9-"));
    }

    @Test
    @DisplayName("each branch has its own item, and the results are in the order of the items")
    void items() throws Exception {
        assertThat(kit.run(MAP).succeeded().text("shown"))
                .isEqualTo(
                        """
                        ["<1>","<1>","<1.5>","<true>","<null>","<{\\"a\\": [1]}>","<[1, 2]>",\
                        "<a b>","<plain>","<>"]\
                        """);
    }

    @Test
    @Checks(Behaviour.MAP)
    @DisplayName("a map over an empty list succeeds")
    void empty() throws Exception {
        Ran ran = kit.run(MAP).succeeded();

        assertThat(ran.state("nobody")).isEqualTo(StepState.SUCCESS);
        assertThat(ran.step("nobody").branches()).isEmpty();
    }

    @Test
    @Checks({Behaviour.MAP, Behaviour.DEPENDENCIES})
    @DisplayName("a map over what is no list fails as a step, with a message, and not the program")
    void noList() throws Exception {
        Ran ran = kit.run(BAD).failed();

        assertThat(ran.message("missing")).contains("nowhere");
        assertThat(ran.message("number")).contains("number");
    }

    @Test
    @Checks({Behaviour.ITEMS, Behaviour.MAP, Behaviour.PYTHON})
    @DisplayName("items of every JSON type keep it")
    void types() throws Exception {
        Machine.hasPython();

        assertThat(kit.run(Scenario.of("typed-items")).succeeded().value("type"))
                .map(com.fasterxml.jackson.databind.JsonNode::asText)
                .containsExactly(
                        "int 1",
                        "str \"1\"",
                        "float 1.5",
                        "bool true",
                        "NoneType null",
                        "dict {\"a\": [1]}",
                        "list [1, \"2\"]",
                        "str \"ü\"");
    }

    @Test
    @Checks({Behaviour.MAX_CONCURRENCY, Behaviour.MAP})
    @DisplayName("no more branches are under way than max_concurrency says")
    void maxConcurrency() throws Exception {
        Ran ran = kit.run(Scenario.of("max-concurrency")).succeeded();

        assertThat(Steps.mostAtOnce(ran.events(), it -> it.name().equals("work"))).isBetween(1, 2);
        assertThat(ran.text("done")).isEqualTo("[1,2,3,4,5]");
    }

    @Test
    @Checks({Behaviour.MAP, Behaviour.PARALLEL, Behaviour.TASKS})
    @DisplayName("maps in maps in parallel branches see all items around them")
    void nested() throws Exception {
        Ran ran = kit.run(NESTED).succeeded();

        assertThat(ran.text("cell")).isEqualTo("[[\"1a\",\"1b\"],[\"2a\",\"2b\"]]");
        assertThat(ran.step("both.north.rows.2.columns.b.cell").status())
                .isEqualTo(StepState.SUCCESS);
    }

    @Test
    @Checks({Behaviour.PURE_REDUCERS, Behaviour.MAP})
    @DisplayName("sum, mean, concat and merge make one value of all")
    void pureReducers() throws Exception {
        Ran ran = kit.run(Scenario.of("reducers")).succeeded();

        assertThat(ran.text("total")).isEqualTo("7");
        assertThat(ran.text("middle")).isEqualTo("3.5");
        assertThat(ran.text("all")).isEqualTo("[3,\"x\",4,\"x\"]");
        assertThat(ran.text("one")).isEqualTo("{\"k3\":3,\"k4\":4}");
    }

    @Test
    @Checks({Behaviour.PYTHON_REDUCERS, Behaviour.MAP})
    @DisplayName("a reducer may be a Python lambda or function")
    void pythonReducers() throws Exception {
        Machine.hasPython();
        Ran ran = kit.run(Scenario.of("python-reducer")).succeeded();

        assertThat(ran.text("best")).isEqualTo("40");
        assertThat(ran.text("product")).isEqualTo("12");
    }

    @Test
    @Checks({Behaviour.JAVA_REDUCERS, Behaviour.MAP})
    @DisplayName("a reducer may be a Java method")
    void javaReducers() throws Exception {
        assertThat(kit.run(Scenario.of("java-reducer")).succeeded().text("product"))
                .isEqualTo("12");
    }
}
