package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitHandlerTest {
    private static final String TEXT =
            workflow(
                    "  onExit: bye\n  arguments: {parameters: [{name: p, value: v}, {name: q}]}\n",
                    """
                      - {name: main, container: {image: i, command: [run, a]}}
                      - name: bye
                        inputs: {parameters: [{name: p}]}
                        container:
                          image: i
                          command: [run, "{{workflow.status}}"]
                          args: ["{{workflow.failures}}", "{{inputs.parameters.p}}", "{{workflow.parameters.q}}"]
                    """);

    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private Execution exiting() {
        return run(folder, TEXT, pods, Map.of("q", "Q"));
    }

    @Test
    void isToldHowTheWorkflowEnded() {
        assertThat(exiting().isSucceeded()).isTrue();
        assertThat(pods.ran()).containsExactly("a", "Succeeded");
    }

    @Test
    void runsAfterAFailureAndIsToldWhatFailed() {
        var execution = run(folder, TEXT, pods.failing("a"), Map.of("q", "Q"));
        assertThat(execution.phase()).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).containsExactly("a", "Failed");
        assertThat(execution.pods().getLast().command().get(2))
                .startsWith("\"[{\\\"displayName\\\":\\\"wf\\\"");
    }

    @Test
    void getsTheArgumentsOfTheWorkflow() {
        assertThat(exiting().pods().getLast().command()).endsWith("v", "Q");
    }

    @Test
    void failureOfTheHandlerFailsAWorkflowThatSucceeded() {
        pods.failing("Succeeded");
        assertThat(exiting().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void successOfTheHandlerDoesNotHealAWorkflowThatFailed() {
        pods.failing("a");
        var execution = exiting();
        assertThat(execution.phase()).isEqualTo(Phase.FAILED);
        assertThat(execution.node("onExit").orElseThrow().phase()).isEqualTo(Phase.SUCCEEDED);
    }
}
