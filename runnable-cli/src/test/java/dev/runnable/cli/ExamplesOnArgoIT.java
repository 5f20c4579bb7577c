package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.testkit.argo.ArgoProof;
import dev.runnable.testkit.argo.Execution;
import dev.runnable.testkit.argo.Schedule;
import dev.runnable.testkit.conformance.ComparableRunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples as workflows: each pod a process of the distribution in the project's folder, in
/// the order in which Argo starts them.
final class ExamplesOnArgoIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path scratch;
    private Installed runnable;
    private ArgoProof cluster;

    @BeforeEach
    void copyWhatAUserHas() throws IOException {
        Needs.that(Needs.command("python3", "--version"), "python");
        FileTree.copy(Installed.TREE.resolve("examples"), scratch.resolve("examples"));
        runnable = new Installed(scratch);
        runnable.file(
                "argo.yaml",
                """
                pipeline-executor:
                  type: argo
                  config: {pvc_for_runnable: shared, output_file: workflow.yaml, defaults: {image: any}}
                """);
        cluster = new ArgoProof(scratch.resolve("cluster"), this::pod);
    }

    private int pod(List<String> argv, Map<String, String> env, Path cwd) throws Exception {
        Installed process = new Installed(scratch);
        env.forEach(process::with);
        Launched launched = process.run(argv.stream().skip(1).toArray(String[]::new));
        assertThat(launched.exitCode()).as("%s: %s", argv, launched.err()).isBetween(0, 1);
        return launched.exitCode();
    }

    /// Each pipeline once.
    static Stream<Example> examples() {
        Set<String> seen = new HashSet<>();
        return Examples.all().stream()
                .filter(example -> seen.add(example.pipeline()))
                .filter(example -> !example.needsJupyter());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void endsAsItDoesHere(Example example) throws Exception {
        Launched here = example.run(runnable);
        Launched rendered = example.run(runnable.with("RUNNABLE_CONFIGURATION_FILE", "argo.yaml"));
        assertThat(rendered.exitCode()).as(rendered.err()).isZero();
        String text = Files.readString(scratch.resolve("workflow.yaml"));

        Execution execution =
                cluster.of(text, Schedule.concurrent(2)).run(Map.of("run_id", "pods"));

        assertThat(execution.isSucceeded()).isEqualTo(example.exitCode() == 0);
        Launched shown = show();
        assertThat(example.outcome(shown)).isEqualTo(example.expected());
        assertThat(comparable(shown)).isEqualTo(comparable(here));
    }

    private Launched show() throws Exception {
        Path logs = cluster.claim("shared").resolve("run_logs");
        runnable.file(
                "here.yaml",
                "run-log-store: {type: chunked-fs, config: {log_folder: '%s'}}".formatted(logs));
        return new Installed(scratch).run("show", "pods", "--output", "json", "-c", "here.yaml");
    }

    /// But for where its files are.
    private static JsonNode comparable(Launched launched) throws IOException {
        return ComparableRunLog.anywhere(JSON.readTree(launched.out()), "catalog_relative_path");
    }
}
