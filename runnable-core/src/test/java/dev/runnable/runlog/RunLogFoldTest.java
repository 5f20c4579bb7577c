package dev.runnable.runlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class RunLogFoldTest {
    private static final Instant AT = SampleRun.START;

    private final RunLogFold fold = new RunLogFold();

    @Test
    void aRunThatSucceededIsWhole() {
        SampleRun.complete("r1").events().forEach(fold::apply);
        RunLog log = fold.snapshot();
        assertThat(log.status()).isEqualTo(StepState.SUCCESS);
        assertThat(log.tag()).isEqualTo("nightly");
        assertThat(log.started()).contains(AT);
        assertThat(log.finished()).contains(AT.plusMillis(13));
        assertThat(log.steps().keySet()).containsExactly("first", "second", "third");
        assertThat(log.parameters().keySet())
                .containsExactly("size", "first_out", "second_out", "third_out");
        AttemptLog attempt = attempt("second");
        assertThat(attempt.inputs().asMap().keySet()).containsExactly("size", "first_out");
        assertThat(attempt.outputs().keySet()).containsExactly("second_out");
        assertThat(attempt.codeIdentities()).hasSize(1);
        assertThat(attempt.exitCode()).hasValue(0);
    }

    @Test
    void aRunThatGoesOnIsProcessing() {
        SampleRun.of("r1").succeeded("first").started("second").events().forEach(fold::apply);
        RunLog log = fold.snapshot();
        assertThat(log.status().text()).isEqualTo("PROCESSING");
        assertThat(step("second").status()).isEqualTo(StepState.RUNNING);
        assertThat(attempt("second").status()).isEqualTo(StepState.RUNNING);
        assertThat(attempt("second").finished()).isEmpty();
    }

    @Test
    void aFailedStepPassesOnWhatItSaw() {
        SampleRun.of("r1")
                .succeeded("first")
                .failed("second", "exit code 2")
                .started("repair")
                .events()
                .forEach(fold::apply);
        assertThat(step("second").message()).isEqualTo("exit code 2");
        assertThat(attempt("repair").inputs().asMap().keySet())
                .containsExactly("size", "first_out");
    }

    @Test
    void everyTryIsKept() {
        start();
        begin("a", 0);
        attempt("a", 1, StepState.FAILED, SampleRun.nothing());
        attempt("a", 2, StepState.SUCCESS, SampleRun.json("x", IntNode.valueOf(2)));
        finish("a", StepState.SUCCESS, SampleRun.nothing());
        assertThat(step("a").attempts()).extracting(AttemptLog::number).containsExactly(1, 2);
        assertThat(step("a").attempts())
                .extracting(AttemptLog::status)
                .containsExactly(StepState.FAILED, StepState.SUCCESS);
        assertThat(fold.snapshot().parameters()).containsKey("x");
    }

    @Test
    void aFailureThatCountsAsSuccessPassesOnItsDefaults() {
        start();
        begin("a", 0);
        attempt("a", 1, StepState.FAILED, SampleRun.nothing());
        finish("a", StepState.SUCCESS, SampleRun.json("x", TextNode.valueOf("default")));
        begin("b", 1, "a");
        assertThat(scope("b")).containsEntry("x", json(TextNode.valueOf("default")));
        assertThat(step("a").status()).isEqualTo(StepState.SUCCESS);
        assertThat(step("a").attempts().getFirst().status()).isEqualTo(StepState.FAILED);
    }

    @Test
    void whereBranchesMeetTheHigherRankWinsWhoeverEndedLast() {
        start();
        begin("a", 0);
        begin("b", 1);
        attempt("b", 1, StepState.SUCCESS, SampleRun.json("x", IntNode.valueOf(1)));
        finish("b", StepState.SUCCESS, SampleRun.nothing());
        attempt("a", 1, StepState.SUCCESS, SampleRun.json("x", IntNode.valueOf(0)));
        finish("a", StepState.SUCCESS, SampleRun.nothing());
        begin("c", 2, "a", "b");
        begin("d", 3, "a");
        assertThat(scope("c")).containsEntry("x", json(IntNode.valueOf(1)));
        assertThat(scope("d")).containsEntry("x", json(IntNode.valueOf(0)));
        assertThat(fold.snapshot().parameters()).containsEntry("x", json(IntNode.valueOf(1)));
    }

    @Test
    void aStepThatWasLeftOutIsListedWithTheReason() {
        start();
        fold.apply(
                new RunEvent.StepSkipped(
                        AT, StepPath.root("a"), "task", List.of(), 0, "need was skipped"));
        begin("b", 1, "a");
        assertThat(step("a").status()).isEqualTo(StepState.SKIPPED);
        assertThat(step("a").message()).isEqualTo("need was skipped");
        assertThat(step("a").attempts()).isEmpty();
        assertThat(scope("b").keySet()).containsExactly("size");
    }

    @Test
    void aSnapshotDoesNotChangeLater() {
        start();
        begin("a", 0);
        RunLog before = fold.snapshot();
        attempt("a", 1, StepState.SUCCESS, SampleRun.json("size", IntNode.valueOf(9)));
        finish("a", StepState.SUCCESS, SampleRun.nothing());
        assertThat(requireNonNull(before.steps().get("a")).attempts()).isEmpty();
        assertThat(before.parameters()).containsEntry("size", json(IntNode.valueOf(3)));
    }

    @Test
    void eventsThatLackTheirBeginningAreNoMistake() {
        start();
        attempt("lost", 2, StepState.SUCCESS, SampleRun.json("x", IntNode.valueOf(1)));
        finish("lost", StepState.SUCCESS, SampleRun.nothing());
        begin("later", 1, "lost", "never heard of");
        assertThat(step("lost").attempts()).hasSize(1);
        assertThat(fold.snapshot().parameters()).containsKey("x");
    }

    @Test
    void aRunThatIsStartedAgainKeepsItsAttempts() {
        SampleRun.of("r1")
                .failed("first", "no")
                .finished(StepState.FAILED)
                .events()
                .forEach(fold::apply);
        start();
        begin("first", 0);
        attempt("first", 2, StepState.SUCCESS, SampleRun.nothing());
        finish("first", StepState.SUCCESS, SampleRun.nothing());
        RunLog log = fold.snapshot();
        assertThat(log.status()).isEqualTo(StepState.RUNNING);
        assertThat(log.finished()).isEmpty();
        assertThat(step("first").status()).isEqualTo(StepState.SUCCESS);
        assertThat(step("first").attempts()).hasSize(2);
    }

    @Test
    void beforeItsFirstEventARunHasNoLog() {
        assertThat(fold.header()).isEmpty();
        assertThatThrownBy(fold::snapshot).isInstanceOf(IllegalStateException.class);
    }

    private void start() {
        fold.apply(new RunEvent.RunStarted(AT, SampleRun.header("r1")));
    }

    private void begin(String step, int rank, String... after) {
        fold.apply(new RunEvent.StepStarted(AT, StepPath.root(step), "task", List.of(after), rank));
    }

    private void attempt(
            String step, int number, StepState status, SequencedMap<String, Parameter> outputs) {
        StepPath path = StepPath.root(step);
        fold.apply(new RunEvent.AttemptStarted(AT, path, number));
        fold.apply(
                new RunEvent.AttemptFinished(
                        AT, path, number, status, "", outputs, OptionalInt.empty()));
    }

    private void finish(String step, StepState status, SequencedMap<String, Parameter> defaults) {
        fold.apply(new RunEvent.StepFinished(AT, StepPath.root(step), status, "", defaults));
    }

    private Map<String, Parameter> scope(String step) {
        return fold.scopeOf(StepPath.root(step)).orElseThrow().asMap();
    }

    private StepLog step(String name) {
        return requireNonNull(fold.snapshot().steps().get(name));
    }

    private AttemptLog attempt(String name) {
        return step(name).attempts().getLast();
    }

    private static Parameter json(JsonNode value) {
        return new Parameter.Json(value);
    }
}
