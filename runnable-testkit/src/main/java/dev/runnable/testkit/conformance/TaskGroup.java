package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.SHELL, Behaviour.DEPENDENCIES})
abstract class TaskGroup {
    private static final Scenario SHELL = Scenario.of("tasks");
    private static final Scenario PYTHON = Scenario.of("python");
    private static final Scenario JAVA = Scenario.of("java");
    private static final Scenario ENVIRONMENT = Scenario.of("environment");

    private final Kit kit;

    TaskGroup(Kit kit) {
        this.kit = kit;
    }

    private Ran python() throws Exception {
        Machine.hasPython();
        return kit.run(PYTHON).failed();
    }

    private Ran java() throws Exception {
        return kit.run(JAVA).failed();
    }

    @Test
    @DisplayName("a shell returns what it exports by name, however its script ends and wherever")
    void shellReturns() throws Exception {
        Ran ran = kit.run(SHELL);

        assertThat(ran.value("two").asText()).isEqualTo("line one\nline two");
        assertThat(ran.value("unasked").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("collecting what a shell exports puts nothing into its output")
    void shellOutput() throws Exception {
        assertThat(kit.run(SHELL).executionLog("probe", 1)).isEqualTo("not the end\n");
    }

    @Test
    @Checks({Behaviour.PYTHON, Behaviour.DEPENDENCIES})
    @DisplayName("a Python function gets arguments by name, and its result is returned")
    void pythonFunction() throws Exception {
        assertThat(python().text("total")).isEqualTo("5");
    }

    @Test
    @Checks({Behaviour.PYTHON, Behaviour.DEPENDENCIES})
    @DisplayName("a Python function returns several values of any JSON type")
    void pythonValues() throws Exception {
        Ran ran = python();

        assertThat(ran.text("first")).isEqualTo("1");
        assertThat(ran.text("second")).isEqualTo("[\"text\",null]");
        assertThat(ran.text("third")).isEqualTo("{\"deep\":{\"ü\":1.5}}");
    }

    @Test
    @Checks({Behaviour.PYTHON, Behaviour.DEPENDENCIES})
    @DisplayName("what a Python function prints is kept, on both streams")
    void pythonOutput() throws Exception {
        assertThat(python().executionLog("probe", 1).lines())
                .containsExactlyInAnyOrder("adding 3 2", "to the error stream");
    }

    @Test
    @Checks({Behaviour.PYTHON, Behaviour.DEPENDENCIES})
    @DisplayName("a Python function that raises fails with the exception's type and text")
    void pythonFailure() throws Exception {
        assertThat(python().state("breaks")).isEqualTo(StepState.FAILED);
        assertThat(python().message("breaks")).contains("KeyError", "no such column: größe");
    }

    @Test
    @Checks({Behaviour.JAVA, Behaviour.DEPENDENCIES})
    @DisplayName("a Java method gets arguments by name and type, and its result is returned")
    void javaMethod() throws Exception {
        Ran ran = java();

        assertThat(ran.text("total")).isEqualTo("5");
        assertThat(ran.text("point")).isEqualTo("{\"x\":3,\"y\":1.5}");
        assertThat(ran.text("sum")).isEqualTo("6");
    }

    @Test
    @Checks({Behaviour.JAVA, Behaviour.DEPENDENCIES})
    @DisplayName("what a Java method prints is kept, on both streams")
    void javaOutput() throws Exception {
        assertThat(java().executionLog("probe", 1).lines())
                .containsExactlyInAnyOrder("adding 3", "to the error stream");
    }

    @Test
    @Checks({Behaviour.JAVA, Behaviour.DEPENDENCIES})
    @DisplayName("a Java method that throws fails with the exception's type and text")
    void javaFailure() throws Exception {
        assertThat(java().message("breaks"))
                .contains("IllegalStateException", "no such table: größe");
    }

    @Test
    @Checks(Behaviour.NOTEBOOK)
    @DisplayName("a notebook gets parameters, and its variables are returned")
    void notebook() throws Exception {
        Ran ran =
                kit.run(
                        Scenario.of("notebook")
                                .with("PATH", Machine.jupyter())
                                .file("kit.ipynb", Scenario.resource("kit.ipynb")));

        assertThat(ran.succeeded().text("doubled")).isEqualTo("{\"value\":40}");
    }

    @Test
    @Checks({Behaviour.OBJECTS, Behaviour.PYTHON, Behaviour.PARALLEL})
    @DisplayName("a Python object comes to later steps, and into branches")
    void pythonObjects() throws Exception {
        Machine.hasPython();
        Ran ran = kit.run(Scenario.of("objects")).succeeded();

        assertThat(ran.text("description")).isEqualTo("\"Größe is a Model\"");
        assertThat(ran.text("inner")).isEqualTo("\"Größe is a Model\"");
    }

    @Test
    @Checks({Behaviour.OBJECTS, Behaviour.JAVA})
    @DisplayName("a Java object comes to later steps")
    void javaObjects() throws Exception {
        assertThat(kit.run(Scenario.of("java-objects")).succeeded().text("description"))
                .isEqualTo("\"Größe is a Model\"");
    }

    @Test
    @Checks(Behaviour.ENVIRONMENT)
    @DisplayName("a task's variables tell run, tag, step and try")
    void environment() throws Exception {
        Ran ran = kit.run(ENVIRONMENT).succeeded();

        assertThat(ran.text("run")).isEqualTo("\"conformance\"");
        assertThat(ran.text("tag")).isEqualTo("\"kit\"");
        assertThat(ran.text("step")).isEqualTo("\"root\"");
        assertThat(ran.text("try")).isEqualTo("1");
        assertThat(ran.text("path")).isEqualTo("\"there\"");
    }

    @Test
    @Checks({Behaviour.ENVIRONMENT, Behaviour.MAP})
    @DisplayName("in a branch they tell the step's whole path")
    void environmentOfBranches() throws Exception {
        assertThat(kit.run(ENVIRONMENT).succeeded().text("inner")).isEqualTo("[\"each.x.s x\"]");
    }
}
