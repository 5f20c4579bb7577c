package dev.runnable.runlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.json.JsonTree;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import dev.runnable.spi.ObjectReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLogJsonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theDocumentIsTheOriginals() throws IOException {
        RunLogFold fold = new RunLogFold();
        SampleRun.of("rm1").events().forEach(fold::apply);
        assertThat(write(fold.snapshot()))
                .isEqualTo(new String(resource("started.json").readAllBytes(), UTF_8));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        RunLog log = folded(everything());
        assertThat(read(write(log)))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.inputs.*")
                .isEqualTo(log);
        assertThat(attempt(read(write(log)), "second").inputs().asMap())
                .isEqualTo(attempt(log, "second").inputs().asMap());
        assertThat(write(read(write(log)))).isEqualTo(write(log));
    }

    @Test
    void metricsAreListedOnceMoreAsTheParametersTheyAre() throws IOException {
        JsonNode log = new ObjectMapper().readTree(write(folded(everything())));
        assertThat(log.at("/steps/first/attempts/1/user_defined_metrics").toString())
                .isEqualTo("{\"score\":{\"kind\":\"metric\",\"value\":0.5,\"description\":0.5}}");
    }

    @Test
    void descriptionsAreTheOriginals() throws IOException {
        assertThat(write(folded(everything())))
                .contains("\"description\": \"short text\"")
                .contains("\"description\": \"a longer t...\"")
                .contains(
                        "\"description\": \"\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80\\uD83D\\uDE80...\"")
                .contains("\"description\": \"Pickled object stored in catalog as: model\"");
    }

    @Test
    void aFailedAttemptTellsItsErrorInOneLineAndItsExitCode() throws IOException {
        String json = write(folded(SampleRun.of("r").failed("a", "exit code 2\nlast\nlines")));
        assertThat(json).contains("\"error\": \"exit code 2\"", "\"exit_code\": 2");
        assertThat(attempt(read(json), "a").message()).isEqualTo("exit code 2\nlast\nlines");
    }

    @Test
    void aMapOfTheOriginalIsReadWithItsBranches() throws IOException {
        RunLog log = RunLogJson.read(resource("original-map.json"), BERLIN);
        assertThat(log.status()).isEqualTo(StepState.SUCCESS);
        StepLog map = step(log.steps(), "m");
        assertThat(map.type()).isEqualTo("map");
        assertThat(map.branches().keySet()).containsExactly("m.1", "m.2");
        BranchLog branch = Objects.requireNonNull(map.branches().get("m.1"));
        AttemptLog attempt = step(branch.steps(), "m.1.p").attempts().getFirst();
        assertThat(attempt.started()).contains(Instant.parse("2026-11-20T17:10:51.938769Z"));
        assertThat(attempt.inputs().asMap()).containsOnlyKeys("c");
        assertThat(attempt.codeIdentities().getFirst().dependable()).isTrue();
        assertThat(branch.parameters().get("model"))
                .isEqualTo(new Parameter.Stored(TextNode.valueOf("model")));
        assertThat(map.dataCatalog()).hasSize(1);
        assertThat(log.runConfig().path("dag").path("start_at").asText()).isEqualTo("m");
        assertThat(log.parameters().keySet()).containsExactly("xs", "r");
    }

    @Test
    void aJobOfTheOriginalIsKeptAsItIs() throws IOException {
        RunLog log = RunLogJson.read(resource("original-job.json"), BERLIN);
        assertThat(log.steps()).isEmpty();
        assertThat(log.job().orElseThrow().path("status").asText()).isEqualTo("FAIL");
        assertThat(log.dagHash()).contains("");
        assertThat(write(log)).contains("\"some_extra_of_the_job\": 1");
    }

    @Test
    void whatIsMissingOrNullHasADefault() throws IOException {
        RunLog log =
                read(
                        """
                        {"run_id": "r", "dag_hash": null, "tag": null, "steps": {"a": {"attempts":
                        [{"status": "FAIL", "code_identities": [{"code_identifier": null,
                        "code_identifier_url": null}]}], "branches": null}}, "later": [1, {}]}\
                        """);
        assertThat(log.status()).isEqualTo(StepState.PENDING);
        assertThat(step(log.steps(), "a").name()).isEqualTo("a");
        assertThat(attempt(log, "a").number()).isEqualTo(1);
        assertThat(attempt(log, "a").codeIdentities().getFirst().identifier()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"run_id\": 3}",
                "{\"run_id\": \"r\", \"steps\": {",
                "{\"run_id\": \"r\", \"status\": \"MAYBE\"}"
            })
    void whatIsNoRunLogIsAnIoException(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void aLongRunDoesNotRepeatItsParametersForEver() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.generator(out)) {
            new RunLogEncoder(json, 3).run(folded(SampleRun.complete("r")));
        }
        assertThat(out.toString(UTF_8)).containsOnlyOnce("\"input_parameters_omitted\":true");
        RunLog log = read(out.toString(UTF_8));
        assertThat(attempt(log, "second").inputs().asMap()).hasSize(2);
        assertThat(attempt(log, "third").inputs().asMap()).isEmpty();
    }

    @Test
    void aStoredObjectIsItsNameInTheDocument() throws IOException {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        outputs.put(
                "model",
                new Parameter.Stored(new ObjectReference("model", "pickle", "a hash").toJson()));
        RunEvent made =
                new RunEvent.AttemptFinished(
                        SampleRun.START,
                        StepPath.root("first"),
                        2,
                        StepState.SUCCESS,
                        "",
                        outputs,
                        OptionalInt.empty());
        String json = write(folded(SampleRun.of("r").succeeded("first").with(made)));
        assertThat(json)
                .contains("\"value\": \"model\"", "Pickled object stored in catalog as: model")
                .doesNotContain("a hash");
    }

    private static SampleRun everything() {
        return SampleRun.of("r")
                .succeeded("first")
                .with(everyKind())
                .failed("second", "it broke\nat last")
                .finished(StepState.FAILED);
    }

    private static RunEvent everyKind() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        outputs.put("score", new Parameter.Metric(nodes.numberNode(0.5)));
        outputs.put("model", new Parameter.Stored(nodes.textNode("model")));
        outputs.put("short", new Parameter.Json(nodes.textNode("short text")));
        outputs.put("long", new Parameter.Json(nodes.textNode("a longer text")));
        outputs.put("rockets", new Parameter.Json(nodes.textNode("🚀".repeat(11))));
        outputs.put("none", new Parameter.Json(nodes.nullNode()));
        JsonNode nested = nodes.objectNode().set("list", nodes.arrayNode().add(1).add("é"));
        outputs.put("nested", new Parameter.Json(nested));
        return new RunEvent.AttemptFinished(
                SampleRun.START,
                StepPath.root("first"),
                2,
                StepState.SUCCESS,
                "",
                outputs,
                OptionalInt.empty());
    }

    private static RunLog folded(SampleRun run) {
        RunLogFold fold = new RunLogFold();
        run.events().forEach(fold::apply);
        return fold.snapshot();
    }

    private static StepLog step(SequencedMap<String, StepLog> steps, String name) {
        return Objects.requireNonNull(steps.get(name));
    }

    private static AttemptLog attempt(RunLog log, String step) {
        List<AttemptLog> attempts = step(log.steps(), step).attempts();
        return attempts.getLast();
    }

    private static String write(RunLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunLogJson.write(log, out);
        return out.toString(UTF_8);
    }

    private static RunLog read(String json) throws IOException {
        return RunLogJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), ZoneOffset.UTC);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RunLogJsonTest.class.getResourceAsStream(name));
    }
}
