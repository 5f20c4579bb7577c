package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.testkit.argo.ArgoInterpreter;
import dev.runnable.testkit.argo.ArgoProof;
import dev.runnable.testkit.argo.Execution;
import dev.runnable.testkit.argo.Pod;
import dev.runnable.testkit.argo.Schedule;
import dev.runnable.testkit.conformance.ComparableRunLog;
import dev.runnable.testkit.conformance.SamePipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pipelines as workflows, run as Argo runs them, each pod a call of the command line.
final class WorkflowsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIPELINE = "pipeline.yaml";

    private static final String CONFIGURATION =
            """
            pipeline-executor:
              type: argo
              config:
                pvc_for_runnable: shared
                secret_from_k8s: secrets
                output_file: workflow.yaml
                defaults: {image: anything}
            """;

    @TempDir Path folder;
    private InProcess user;
    private Path project;
    private ArgoProof cluster;
    private final List<String> failed = new ArrayList<>();

    @BeforeEach
    void cluster() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        user = new InProcess(project);
        user.file("argo.yaml", CONFIGURATION);
        cluster = new ArgoProof(folder.resolve("cluster"), this::pod);
    }

    /// In the project's folder, as the image has it.
    private int pod(List<String> argv, Map<String, String> env, Path cwd) {
        InProcess process = new InProcess(project);
        env.forEach(process::with);
        InProcess.Result result = process.run(argv.stream().skip(1).toArray(String[]::new));
        if (result.code() > 1) {
            failed.add(String.join(" ", argv) + "\n" + result.err());
        }
        return result.code();
    }

    private ArgoInterpreter rendered(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("execute", PIPELINE, "-c", "argo.yaml"));
        arguments.addAll(List.of(more));
        InProcess.Result result = user.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return workflow();
    }

    private ArgoInterpreter workflow() throws IOException {
        return cluster.of(
                Files.readString(project.resolve("workflow.yaml")), Schedule.sequential(1));
    }

    private JsonNode log(String runId) throws Exception {
        Path folders = cluster.claim("shared");
        user.file(
                "here.yaml",
                "run-log-store: {type: chunked-fs, config: {log_folder: '%s'}}"
                        .formatted(folders.resolve("run_logs")));
        InProcess.Result result = user.run("show", runId, "--output", "json", "-c", "here.yaml");
        assertThat(result.code()).as(result.err()).isZero();
        return comparable(JSON.readTree(result.out()));
    }

    /// The workflow is a part of the code that only pods have.
    private static JsonNode comparable(JsonNode log) {
        return ComparableRunLog.here(log, "code_identities");
    }

    private static List<String> steps(Execution execution) {
        return execution.pods().stream().map(Pod::command).map(WorkflowsTest::word).toList();
    }

    private static String word(List<String> argv) {
        return switch (argv.get(1)) {
            case "execute-single-node" -> argv.get(4);
            case "fan" -> argv.get(3) + " " + argv.get(5);
            default -> argv.get(1);
        };
    }

    /// With `fail_fast` it depends on the moment what has begun before the first failure.
    static Stream<Arguments> pipelines() {
        return SamePipelines.all().entrySet().stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void leaveTheRunLogOfALocalRun(String name, String text) throws Exception {
        user.file(PIPELINE, text);
        user.run("execute", PIPELINE, "whole");
        JsonNode whole =
                comparable(JSON.readTree(user.run("show", "whole", "--output", "json").out()));

        Execution execution = rendered("--run-id", "pods").run(Map.of());

        assertThat(failed).isEmpty();
        assertThat(log("pods").toPrettyString()).isEqualTo(whole.toPrettyString());
        assertThat(execution.isSucceeded())
                .isEqualTo(whole.path("status").asText().equals("SUCCESS"));
    }

    @Test
    void aChainTakesOnePodAStepAndOneForTheEnd() throws Exception {
        user.file(
                PIPELINE,
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: stub, next: p}
                    p:
                      type: parallel
                      next: b
                      branches:
                        x: {start_at: s, steps: {s: {type: stub, next: success}}}
                        y: {start_at: s, steps: {s: {type: stub, next: success}}}
                    b: {type: stub, next: success}
                """);

        Execution execution = rendered("--run-id", "r").run(Map.of());

        assertThat(steps(execution))
                .containsExactlyInAnyOrder("a", "p.b=x.s", "p.b=y.s", "b", "close-run");
        assertThat(log("r").path("status").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void aMapOfAHundredItemsTakesAHundredAndThreePods() throws Exception {
        user.file(
                PIPELINE,
                """
                parameters: {xs: [%s]}
                dag:
                  start_at: m
                  steps:
                    m:
                      type: map
                      iterate_on: xs
                      iterate_as: x
                      next: success
                      branch: {start_at: s, steps: {s: {type: stub, next: success}}}
                """
                        .formatted(
                                String.join(
                                        ", ",
                                        Stream.iterate(0, i -> i + 1)
                                                .limit(100)
                                                .map(String::valueOf)
                                                .toList())));

        Execution execution = rendered("--run-id", "r").run(Map.of());

        assertThat(execution.pods()).hasSize(103);
        assertThat(log("r").path("status").asText()).isEqualTo("SUCCESS");
    }

    private static final String MENDED_LATER =
            """
            parameters: {xs: [1, 2, 3]}
            dag:
              start_at: first
              steps:
                first: {type: task, command_type: shell, command: echo first >> ran, next: par}
                par:
                  type: parallel
                  next: each
                  branches:
                    left: {start_at: s, steps: {s: {type: task, command_type: shell, command: echo left >> ran; export l=1, returns: [l], next: success}}}
                    right: {start_at: s, steps: {s: {type: task, command_type: shell, command: echo right >> ran; export r=1, returns: [r], next: success}}}
                each:
                  type: map
                  iterate_on: xs
                  iterate_as: x
                  next: last
                  branch:
                    start_at: a
                    steps:
                      a: {type: task, command_type: shell, command: 'echo a$x >> ran; export y=$x', returns: [y], next: b}
                      b: {type: task, command_type: shell, command: 'echo b$x >> ran; test $x != 2 -o -e mended; export z=$y', shell: 'sh -e', returns: [z], next: success}
                last: {type: task, command_type: shell, command: 'echo last >> ran', next: success}
            """
                    .replace(", shell: 'sh -e'", "")
                    .replace("; export z=$y", " && export z=$y");

    private Execution failOnce() throws Exception {
        user.file(PIPELINE, MENDED_LATER);
        Execution execution = rendered("--run-id", "r").run(Map.of());
        assertThat(execution.isSucceeded()).isFalse();
        assertThat(log("r").path("status").asText()).isEqualTo("FAIL");
        Files.writeString(project.resolve("mended"), "");
        Files.delete(project.resolve("ran"));
        return execution;
    }

    private void wentOn() throws Exception {
        assertThat(failed).isEmpty();
        assertThat(Files.readAllLines(project.resolve("ran"))).containsExactly("b2", "last");
        JsonNode log = log("r");
        assertThat(log.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log.path("parameters").path("z").path("value").toString()).isEqualTo("[1,2,3]");
    }

    @Test
    void retryByArgoLeadsToARightLog() throws Exception {
        Execution before = failOnce();

        Execution after = workflow().retry(before);

        assertThat(failed).isEmpty();
        assertThat(after.isSucceeded()).as(after.nodes().toString()).isTrue();
        wentOn();
    }

    @Test
    void memoizedResubmissionByArgoLeadsToARightLog() throws Exception {
        Execution before = failOnce();

        Execution after = workflow().resubmitMemoized(before);

        assertThat(failed).isEmpty();
        assertThat(after.isSucceeded()).as(after.nodes().toString()).isTrue();
        wentOn();
    }

    @Test
    void ourRetrySubmitsOnlyWhatIsLeft() throws Exception {
        failOnce();
        user.file(
                "argo.yaml",
                CONFIGURATION
                        + "run-log-store: {type: chunked-fs, config: {log_folder: '%s'}}\n"
                                .formatted(cluster.claim("shared").resolve("run_logs")));

        InProcess.Result retry = user.run("retry", "r", "-c", "argo.yaml");
        assertThat(retry.code()).as(retry.err()).isZero();
        Execution after = workflow().run(Map.of());

        assertThat(after.isSucceeded()).isTrue();
        assertThat(steps(after))
                .containsExactly(
                        "each out", "each.i=2.a", "each.i=2.b", "each in", "last", "close-run");
        wentOn();
    }

    @Test
    void secretsAreReferredToAndNeverWritten() throws Exception {
        cluster = cluster.secret("secrets", Map.of("TOKEN", "s3cr3t-value"));
        user.with("TOKEN", "s3cr3t-value");
        user.file(
                PIPELINE,
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: 'export ok=${#TOKEN}; echo $TOKEN', returns: [ok], secrets: [TOKEN], next: success}
                """);

        Execution execution = rendered("--run-id", "r").run(Map.of());

        assertThat(execution.isSucceeded()).isTrue();
        assertThat(log("r").path("parameters").path("ok").path("value").asInt()).isEqualTo(12);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .filter(file ->
                                            !file.startsWith(folder.resolve("cluster/pods"))))
                    .allSatisfy(file ->
                            assertThat(Files.readAllBytes(file))
                                    .asString()
                                    .doesNotContain("s3cr3t-value"));
        }
    }

    @Test
    void runsOfWhichNobodyHasNamedTheIdAreNamedByTheirWorkflow() throws Exception {
        user.file(PIPELINE, "dag: {start_at: a, steps: {a: {type: stub, next: success}}}\n");

        Execution execution = rendered().run(Map.of());

        assertThat(log(execution.name() + "-" + execution.uid()).path("status").asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    void aWorkflowMayCarryAllItsFiles() throws Exception {
        user.file("argo.yaml", CONFIGURATION.replace("defaults:", "files: inline\n    defaults:"));
        user.file(PIPELINE, MENDED_LATER);
        Files.writeString(project.resolve("mended"), "");

        Execution execution = rendered("--run-id", "r").run(Map.of());

        assertThat(failed).isEmpty();
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(project.resolve("workflow.yaml")).content().doesNotContain("ConfigMap", "---");
        assertThat(log("r").path("status").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void filesThatArgoWouldChangeAreNotCarried() throws Exception {
        user.file("argo.yaml", CONFIGURATION.replace("defaults:", "files: inline\n    defaults:"));
        user.file(
                PIPELINE,
                """
                dag:
                  start_at: a
                  steps: {a: {type: task, command_type: shell, command: 'echo {{x}}', next: success}}
                """);

        InProcess.Result result = user.run("execute", PIPELINE, "-c", "argo.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("'{{'", "Leave out 'files: inline'", "[RNB-501]");
    }

    @Test
    void whatIsRenderedIsTheSameEveryTime() throws Exception {
        user.file(PIPELINE, MENDED_LATER);
        rendered();
        byte[] once = Files.readAllBytes(project.resolve("workflow.yaml"));
        rendered();
        assertThat(project.resolve("workflow.yaml")).hasBinaryContent(once);
        InProcess.Result printed =
                user.run("argo", "render", PIPELINE, "-c", "argo.yaml", "-o", "-");
        assertThat(printed.out().getBytes(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(once);
        assertThat(printed.err()).contains("rendered: - (", "pods");
    }

    @Test
    void lintTellsProblemsAtTheLinesOfThePipeline() throws Exception {
        user.file(
                PIPELINE,
                """
                dag:
                  start_at: p
                  steps:
                    p:
                      type: parallel
                      timeout: 5m
                      next: success
                      branches:
                        x: {start_at: s, steps: {s: {type: stub, next: success}}}
                """);

        InProcess.Result lint = user.run("argo", "lint", PIPELINE, "-c", "argo.yaml");

        assertThat(lint.code()).isEqualTo(3);
        assertThat(lint.err()).contains("pipeline.yaml:4:", "step 'p'", "timeout", "[RNB-501]");
    }
}
