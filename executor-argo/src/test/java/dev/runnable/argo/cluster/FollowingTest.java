package dev.runnable.argo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.StepState;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.LogRequest;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowingTest {
    @TempDir Path folder;
    private final ApiServer server = new ApiServer();
    private final Told told = new Told();
    private Platform cluster;
    private Controller controller;

    @BeforeEach
    void submit() throws IOException {
        cluster = server.connect(folder);
        Rendered.prepare(server);
        cluster.submit(Rendered.with("run_id", "r1"));
        controller = new Controller(server, "numbers");
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private FutureTask<PlatformRun> follow() {
        FutureTask<PlatformRun> task = new FutureTask<>(() -> cluster.follow("r1", told));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static PlatformRun end(FutureTask<PlatformRun> task) throws Exception {
        try {
            return task.get(120, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void log(String node, String... lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            text.append("2026-11-21T10:00:02.%09dZ ".formatted(i)).append(lines[i]).append('\n');
        }
        server.log(controller.pod(node, "run"), text.toString());
    }

    @Test
    void stepsAreToldWhileTheyRunWithAllTheyWriteBeforeTheirEnd() throws Exception {
        FutureTask<PlatformRun> task = follow();
        log("a", "[a] | hello");
        controller.node("a", "a", "Pending").tell();
        controller.node("a", "a", "Running").tell();
        told.await("a | hello");
        log("a", "[a] | hello", "[a] | more", "[a] succeeded in 2 s");
        controller.node("a", "a", "Succeeded").tell();
        told.await("a SUCCESS");
        log("b", "plain");
        controller.node("b", "par.b=left.train", "Succeeded").phase("Succeeded", "").tell();

        PlatformRun run = end(task);

        assertThat(run.state()).isEqualTo(StepState.SUCCESS);
        assertThat(run.runId()).isEqualTo("r1");
        assertThat(told.lines())
                .containsExactly(
                        "a starts",
                        "a try 1",
                        "a | hello",
                        "a | more",
                        "a try 1 SUCCESS",
                        "a SUCCESS",
                        "par.left.train starts",
                        "par.left.train try 1",
                        "par.left.train | plain",
                        "par.left.train try 1 SUCCESS",
                        "par.left.train SUCCESS");
    }

    @Test
    void runThatHasEndedIsToldFromItsBeginning() throws Exception {
        log("a", "[a] | hello");
        controller.node("a", "a", "Succeeded").phase("Succeeded", "").tell();

        end(follow());

        assertThat(told.lines())
                .containsExactly(
                        "a starts", "a try 1", "a | hello", "a try 1 SUCCESS", "a SUCCESS");
    }

    @Test
    void triesAreNumberedAndTheStepEndsOnce() throws Exception {
        log("a(0)", "[a] | one", "[a] attempt 1 failed: exit code 3", "[a] failed in 1 s");
        log("a(1)", "[a] | two");
        FutureTask<PlatformRun> task = follow();
        controller
                .retry("a", "a", "Running", "a(0)")
                .node("a(0)", "run", "a", "Failed", "main: Error (exit code 1)")
                .tell();
        told.await("a try 1 FAILED exit code 3");
        controller
                .retry("a", "a", "Succeeded", "a(0)", "a(1)")
                .node("a(1)", "a", "Succeeded")
                .phase("Succeeded", "")
                .tell();

        end(task);

        assertThat(told.lines())
                .containsExactly(
                        "a starts",
                        "a try 1",
                        "a | one",
                        "a try 1 FAILED exit code 3",
                        "a try 2",
                        "a | two",
                        "a try 2 SUCCESS",
                        "a SUCCESS");
    }

    @Test
    void compositeBeginsAndEndsWithItsOwnPods() throws Exception {
        controller
                .node("m-out", "begin", "m", "Succeeded", "")
                .node("m-in", "end", "m", "Failed", "main: Error (exit code 1)")
                .phase("Failed", "child 'm-in' failed")
                .tell();

        PlatformRun run = end(follow());

        assertThat(run.state()).isEqualTo(StepState.FAILED);
        assertThat(run.message()).isEqualTo("child 'm-in' failed");
        assertThat(told.lines())
                .containsExactly(
                        "m starts",
                        "m FAILED exit code 1",
                        "the output of 2 pods is gone: Kubernetes has deleted them already");
    }

    @Test
    void stepThatItsPodSkippedIsTold() throws Exception {
        log("a", "[a] skipped: skip_if is true");
        controller.node("a", "a", "Succeeded").phase("Succeeded", "").tell();

        end(follow());

        assertThat(told.lines())
                .containsExactly(
                        "a starts", "a try 1", "a try 1 SUCCESS", "a skipped: skip_if is true");
    }

    @Test
    void nodesThatNeverRanAreNotTold() throws Exception {
        controller
                .node("a", "a", "Omitted")
                .node("b", "b", "Skipped")
                .phase("Succeeded", "")
                .tell();

        end(follow());

        assertThat(told.lines()).isEmpty();
    }

    @Test
    void reasonWhyAPodWaitsIsToldOnce() throws Exception {
        FutureTask<PlatformRun> task = follow();
        String full = "Unschedulable: 0/3 nodes are available: 3 Insufficient cpu.";
        controller.node("a", "run", "a", "Pending", full).tell();
        controller.node("a", "run", "a", "Pending", full).node("b", "b", "Running").tell();
        told.await("b try 1");
        log("b", "");
        controller
                .node("a", "run", "a", "Pending", "ImagePullBackOff: Back-off pulling image \"x\"")
                .tell();
        told.await(
                "a: waits: its image cannot be fetched (ImagePullBackOff: Back-off pulling image"
                        + " \"x\")");
        controller
                .node("a", "run", "a", "Failed", "main: OOMKilled (exit code 137)")
                .node("b", "b", "Succeeded")
                .phase("Failed", "")
                .tell();
        end(task);

        assertThat(told.lines())
                .containsOnlyOnce(
                        "a: waits: no machine of the cluster takes it (0/3 nodes are available: 3"
                                + " Insufficient cpu.)")
                .contains("a FAILED it needed more memory than its limit allows (OOMKilled)");
    }

    @Test
    void stoppedRunIsCancelled() throws Exception {
        FutureTask<PlatformRun> task = follow();
        log("a", "");
        controller.node("a", "a", "Running").tell();
        told.await("a try 1");
        cluster.stop("r1", Platform.Stop.IN_ORDER);
        controller
                .node("a", "run", "a", "Failed", "workflow shutdown with strategy:  Stop")
                .phase("Failed", "Stopped with strategy 'Stop'")
                .tell();

        assertThat(end(task).state()).isEqualTo(StepState.CANCELLED);
        assertThat(told.lines()).contains("a CANCELLED workflow shutdown with strategy:  Stop");
    }

    @Test
    void compressedStatusIsRead() throws Exception {
        log("a", "[a] | hello");
        controller.node("a", "a", "Succeeded").compress().phase("Succeeded", "").tell();

        end(follow());

        assertThat(told.lines()).contains("a | hello", "a SUCCESS");
    }

    @Test
    void statusThatIsKeptElsewhereIsTold() throws Exception {
        controller.node("a", "a", "Succeeded").offload().phase("Succeeded", "").tell();

        assertThat(end(follow()).state()).isEqualTo(StepState.SUCCESS);
        assertThat(told.lines())
                .containsExactly(
                        "Argo keeps the status of this run's steps in a database, since it is large:"
                                + " only the run's own state is seen here");
    }

    @Test
    void workflowThatIsDeletedMeanwhileIsTold() throws Exception {
        FutureTask<PlatformRun> task = follow();
        controller.node("a", "a", "Running").tell();
        told.await("a try 1");
        // only a watch that is open tells this; before that, this server would forget the deletion
        controller.node("b", "b", "Running").tell();
        told.await("b try 1");

        server.client()
                .genericKubernetesResources(Kind.WORKFLOW.context())
                .inNamespace(ApiServer.NAMESPACE)
                .withName("numbers")
                .delete();

        assertThatThrownBy(() -> end(task))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("somebody has deleted the workflow 'numbers' while it ran");
    }

    @Test
    void logsThatMayNotBeReadAreToldOnce() throws Exception {
        server.refuse("GET", "/api/v1/namespaces/etl/pods/.*/log.*", 403, "forbidden");
        controller
                .node("a", "a", "Succeeded")
                .node("b", "b", "Succeeded")
                .phase("Succeeded", "")
                .tell();

        end(follow());

        assertThat(told.lines())
                .contains("a SUCCESS", "b SUCCESS")
                .containsOnlyOnce(
                        "the output of steps is not shown: you may not read logs (get pods/log)");
    }

    @Test
    void logsOfOneStepAndWhatIsBelowIt() throws Exception {
        log("a", "[a] | hello", "[a] succeeded in 1 s");
        log("b", "[m.x.b] | item");
        controller
                .node("a", "a", "Succeeded")
                .node("b", "m.i=x.b", "Succeeded")
                .phase("Succeeded", "")
                .tell();

        cluster.logs("r1", new LogRequest(Optional.of("m"), false), told);
        assertThat(told.lines()).containsExactly("m.x.b | item");

        Told all = new Told();
        cluster.logs("r1", new LogRequest(Optional.empty(), false), all);
        assertThat(all.lines())
                .containsExactly("a | hello", "a | succeeded in 1 s", "m.x.b | item");

        assertThatThrownBy(() -> cluster.logs("r1", new LogRequest(Optional.of("c"), false), told))
                .hasMessageContaining(
                        "no pod of 'numbers' has run the step 'c'. There are: a, m.x.b.");
    }

    @Test
    void logsFollowARunToItsEnd() throws Exception {
        FutureTask<Boolean> task =
                new FutureTask<>(() -> {
                    cluster.logs("r1", new LogRequest(Optional.of("b"), true), told);
                    return true;
                });
        Thread.ofVirtual().start(task);
        log("a", "one");
        log("b", "two");
        controller.node("a", "a", "Succeeded").node("b", "b", "Running").tell();
        told.await("b | two");
        controller.node("b", "b", "Succeeded").phase("Succeeded", "").tell();

        assertThat(task.get(120, TimeUnit.SECONDS)).isTrue();
        assertThat(told.lines()).containsExactly("b | two");
    }
}
