package dev.runnable.argo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.StepState;
import dev.runnable.problem.ProblemException;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformRun;
import dev.runnable.spi.SubmitRequest;
import dev.runnable.spi.Submitted;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionTest {
    private static final String WORKFLOWS = "/apis/argoproj.io/v1alpha1/namespaces/etl/workflows.*";

    @TempDir Path folder;
    private final ApiServer server = new ApiServer();
    private Platform cluster;

    @BeforeEach
    void connect() throws IOException {
        cluster = server.connect(folder);
        Rendered.prepare(server);
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void workflowAndWhatItNeedsAreMadeAndOwnEachOther() {
        Submitted submitted = cluster.submit(Rendered.with("run_id", "monday"));

        GenericKubernetesResource workflow = server.get(Kind.WORKFLOW, "numbers");
        GenericKubernetesResource map = server.get(Kind.CONFIG_MAP, "numbers-1a2b");
        assertThat(submitted.what()).isEqualTo("workflow 'numbers'");
        assertThat(submitted.existed()).isFalse();
        assertThat(submitted.notes()).isEmpty();
        assertThat(submitted.run().map(PlatformRun::runId)).contains("monday");
        assertThat(Api.json(map).at("/data/pipeline.yaml").asText()).isEqualTo("dag: {}");
        assertThat(map.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> {
                    assertThat(owner.getKind()).isEqualTo("Workflow");
                    assertThat(owner.getUid()).isEqualTo(workflow.getMetadata().getUid());
                });
        assertThat(Api.json(workflow).at("/spec/arguments/parameters").toString())
                .contains("{\"name\":\"run_id\",\"value\":\"monday\"}")
                .contains("{\"name\":\"rate\",\"value\":\"0.1\"}");
    }

    @Test
    void runWithoutAnIdIsCalledAsItsPodsCallIt() {
        PlatformRun run = cluster.submit(Rendered.request()).run().orElseThrow();

        assertThat(run.runId())
                .isEqualTo(
                        "numbers-" + server.get(Kind.WORKFLOW, "numbers").getMetadata().getUid());
        assertThat(run.state()).isEqualTo(StepState.PENDING);
        assertThat(cluster.find(run.runId()).name()).isEqualTo("numbers");
    }

    @Test
    void sameContentIsNotRunASecondTime() {
        cluster.submit(Rendered.request());
        new Controller(server, "numbers").phase("Succeeded", "").tell();

        Submitted second = cluster.submit(Rendered.request());

        assertThat(second.existed()).isTrue();
        assertThat(second.run().map(PlatformRun::state)).contains(StepState.SUCCESS);
        assertThat(server.all(Kind.WORKFLOW)).hasSize(1);
    }

    @Test
    void secondRunThatIsAskedForGetsANameOfItsOwnAndSharesWhatIsNeeded() {
        cluster.submit(Rendered.request());

        Submitted second = cluster.submit(Rendered.again());

        assertThat(second.existed()).isFalse();
        assertThat(second.run().orElseThrow().name()).matches("numbers-[a-z0-9]{5}");
        assertThat(server.all(Kind.WORKFLOW)).hasSize(2);
        assertThat(server.get(Kind.CONFIG_MAP, "numbers-1a2b").getMetadata().getOwnerReferences())
                .hasSize(2);
    }

    @Test
    void sameContentUnderAMadeUpNameIsFoundToo() {
        String text = Rendered.TEXT.replace("{name: numbers}", "{generateName: numbers-}");
        SubmitRequest request =
                new SubmitRequest(Rendered.rendering(text), new LinkedHashMap<>(), false);
        String name = cluster.submit(request).run().orElseThrow().name();

        Submitted second = cluster.submit(request);

        assertThat(name).matches("numbers-[a-z0-9]{5}");
        assertThat(second.existed()).isTrue();
        assertThat(second.run().orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void otherArgumentsUnderTheSameNameAreRefusedWithWhatToDo() {
        cluster.submit(Rendered.request());

        assertThatThrownBy(() -> cluster.submit(Rendered.with("rate", "0.2")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "error: argo: there is a workflow 'numbers' of another content or with other"
                                + " arguments: CREATED. With --again it is run beside that, under a"
                                + " name of its own. [RNB-330]");
    }

    @Test
    void unknownArgumentIsRefused() {
        assertThatThrownBy(() -> cluster.submit(Rendered.with("speed", "1")))
                .hasMessageStartingWith("error: numbers.yaml: it has no argument 'speed'");
        assertThat(server.all(Kind.CONFIG_MAP)).isEmpty();
    }

    @Test
    void answerThatWasLostDoesNotMakeASecondRun() {
        server.refuse("POST", WORKFLOWS, 503, "try again", 2);

        Submitted submitted = cluster.submit(Rendered.again());

        assertThat(submitted.existed()).isFalse();
        assertThat(server.all(Kind.WORKFLOW)).hasSize(1);
        assertThat(server.requests())
                .filteredOn(it -> it.startsWith("POST") && it.matches(".*workflows.*"))
                .hasSize(3);
    }

    @Test
    void configMapThatSomebodyHasChangedIsNotOverwritten() {
        cluster.submit(Rendered.request());
        GenericKubernetesResource map = server.get(Kind.CONFIG_MAP, "numbers-1a2b");
        map.setAdditionalProperty("data", Map.of("pipeline.yaml", "other"));
        server.update(Kind.CONFIG_MAP, map);

        assertThatThrownBy(() -> cluster.submit(Rendered.again()))
                .hasMessageContaining(
                        "there is a ConfigMap 'numbers-1a2b' already, and its 'data' is another one")
                .hasMessageContaining("RNB-443");
    }

    @Test
    void refusedWorkflowLeavesNothingBehind() {
        server.refuse("POST", WORKFLOWS, 422, "Workflow is invalid: spec.foo: unknown");

        assertThatThrownBy(() -> cluster.submit(Rendered.request()))
                .hasMessageContaining(
                        "the cluster refuses to create workflows.argoproj.io: Workflow is invalid:"
                                + " spec.foo: unknown [RNB-443]");
        assertThat(server.all(Kind.CONFIG_MAP)).isEmpty();
    }

    @Test
    void configMapThatMayNotBeChangedIsANoteAndNoFailure() {
        server.refuse("PUT", "/api/v1/namespaces/etl/configmaps/.*", 403, "forbidden");

        Submitted submitted = cluster.submit(Rendered.request());

        assertThat(submitted.notes())
                .containsExactly(
                        "The ConfigMap 'numbers-1a2b' stays when its runs are deleted: forbidden.");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnceWithHowToMakeIt() {
        server.client().persistentVolumeClaims().inNamespace("etl").delete();
        server.client().serviceAccounts().inNamespace("etl").delete();
        server.client().secrets().inNamespace("etl").withName("registry").delete();
        server.client()
                .secrets()
                .inNamespace("etl")
                .withName("tokens")
                .edit(secret -> {
                    secret.setData(Map.of("other", "eA=="));
                    return secret;
                });

        assertThatThrownBy(() -> cluster.submit(Rendered.request()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.exitCode()).isEqualTo(4);
                            assertThat(e.problems()).hasSize(4);
                        })
                .hasMessageContaining(
                        "there is no persistent volume claim 'runs' in namespace 'etl'")
                .hasMessageContaining("kubectl apply -n etl -f - <<'END'")
                .hasMessageContaining("kubectl create serviceaccount worker -n etl")
                .hasMessageContaining("kubectl create secret generic registry -n etl")
                .hasMessageContaining("there is no key 'api' of the secret 'tokens'");
        assertThat(server.all(Kind.CONFIG_MAP)).isEmpty();
    }

    @Test
    void whatMayNotBeLookedAtIsTakenToBeThere() {
        server.refuse("GET", "/api/v1/namespaces/etl/secrets/.*", 403, "forbidden");
        server.refuse("GET", "/api/v1/namespaces/etl", 403, "forbidden");

        assertThat(cluster.submit(Rendered.request()).run()).isPresent();
    }

    @Test
    void scheduleIsMadeAndReplacedAndHasNoRun() {
        String cron =
                """
                apiVersion: argoproj.io/v1alpha1
                kind: CronWorkflow
                metadata: {name: nightly}
                spec: {schedules: ["0 3 * * *"], workflowSpec: {entrypoint: main}}
                """;
        Submitted first = cluster.submit(request(cron));
        Submitted same = cluster.submit(request(cron));
        Submitted changed = cluster.submit(request(cron.replace("0 3", "0 4")));

        assertThat(first.what()).isEqualTo("CronWorkflow 'nightly'");
        assertThat(first.run()).isEmpty();
        assertThat(same.existed()).isTrue();
        assertThat(changed.existed()).isFalse();
        assertThat(
                        Api.json(server.get(Kind.CRON_WORKFLOW, "nightly"))
                                .at("/spec/schedules/0")
                                .asText())
                .isEqualTo("0 4 * * *");
    }

    private static SubmitRequest request(String text) {
        return new SubmitRequest(Rendered.rendering(text), new LinkedHashMap<>(), false);
    }

    @Test
    void documentThatIsNotOursIsRefused() {
        assertThatThrownBy(() -> cluster.submit(request("kind: Pod\napiVersion: v1\n")))
                .hasMessageStartingWith(
                        "error: numbers.yaml: it has a 'Pod' of 'v1', which is not submitted");
        assertThatThrownBy(() -> cluster.submit(request("a: [")))
                .hasMessageStartingWith("error: numbers.yaml: it is not YAML");
        assertThatThrownBy(() -> cluster.submit(request(Rendered.TEXT.split("---", -1)[0])))
                .hasMessageStartingWith("error: numbers.yaml: nothing in it can run");
        assertThatThrownBy(() ->
                        cluster.submit(
                                request(
                                        Rendered.TEXT.replace(
                                                "{name: numbers}",
                                                "{name: numbers, namespace: prod}"))))
                .hasMessageContaining(
                        "it is for the namespace 'prod', and the configuration says 'etl'");
    }

    @Test
    void stopAndTerminateSayHowToArgo() {
        cluster.submit(Rendered.request());
        Controller controller = new Controller(server, "numbers");
        controller.tell();

        PlatformRun before = cluster.stop("numbers", Platform.Stop.IN_ORDER);
        String stopped = controller.spec().path("shutdown").asText();
        cluster.stop("numbers", Platform.Stop.AT_ONCE);

        assertThat(before.state()).isEqualTo(StepState.RUNNING);
        assertThat(stopped).isEqualTo("Stop");
        assertThat(controller.spec().path("shutdown").asText()).isEqualTo("Terminate");
    }

    @Test
    void runThatHasEndedIsNotStopped() {
        cluster.submit(Rendered.request());
        Controller controller = new Controller(server, "numbers").phase("Succeeded", "");
        controller.tell();

        assertThat(cluster.stop("numbers", Platform.Stop.IN_ORDER).state())
                .isEqualTo(StepState.SUCCESS);
        assertThat(controller.spec().has("shutdown")).isFalse();
    }

    @Test
    void listHasOurRunsAndNoOthers() {
        cluster.submit(Rendered.request());
        cluster.submit(Rendered.again());
        server.make("argoproj.io/v1alpha1", "Workflow", "somebody-elses");

        assertThat(cluster.list())
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.name()).startsWith("numbers"));
    }

    @Test
    void unknownRunIsWrongUsage() {
        assertThatThrownBy(() -> cluster.find("no/such run"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("there is no run 'no/such run' in namespace 'etl'");
    }
}
