package dev.runnable.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Events of runs that tests need: a chain of steps, each after the one before.
public final class SampleRun {
    public static final Instant START = Instant.parse("2026-11-20T18:10:51.938769Z");

    private final String runId;
    private final List<RunEvent> events = new ArrayList<>();
    private Instant now = START;
    private String last = "";
    private int rank;

    private SampleRun(String runId) {
        this.runId = runId;
        events.add(new RunEvent.RunStarted(now, header(runId)));
    }

    public static SampleRun of(String runId) {
        return new SampleRun(runId);
    }

    public static RunHeader header(String runId) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("pipeline.yaml", "dag:\n  start_at: first\n");
        return new RunHeader(
                runId,
                "nightly",
                "pipeline.yaml",
                "0123456789012345678901234567890123456789",
                JsonNodeFactory.instance.objectNode().put("start_at", "first"),
                texts,
                JsonNodeFactory.instance.objectNode(),
                json("size", IntNode.valueOf(3)),
                List.of(new CodeIdentity(Optional.of("cafe"), "git", true, "", "")));
    }

    public static SequencedMap<String, Parameter> json(String name, JsonNode value) {
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put(name, new Parameter.Json(value));
        return parameters;
    }

    public static SequencedMap<String, Parameter> nothing() {
        return new LinkedHashMap<>();
    }

    /// A step that starts; its end comes with another call.
    public SampleRun started(String name) {
        StepPath step = StepPath.root(name);
        List<String> after = last.isEmpty() ? List.of() : List.of(last);
        events.add(new RunEvent.StepStarted(tick(), step, "task", after, rank++));
        events.add(new RunEvent.AttemptStarted(tick(), step, 1));
        last = name;
        return this;
    }

    /// A step that succeeds and writes `<name>_out`.
    public SampleRun succeeded(String name) {
        started(name);
        StepPath step = StepPath.root(name);
        events.add(
                new RunEvent.AttemptFinished(
                        tick(),
                        step,
                        1,
                        StepState.SUCCESS,
                        "",
                        json(name + "_out", TextNode.valueOf("from " + name)),
                        OptionalInt.of(0)));
        events.add(new RunEvent.StepFinished(tick(), step, StepState.SUCCESS, "", nothing()));
        return this;
    }

    public SampleRun failed(String name, String message) {
        started(name);
        StepPath step = StepPath.root(name);
        events.add(
                new RunEvent.AttemptFinished(
                        tick(), step, 1, StepState.FAILED, message, nothing(), OptionalInt.of(2)));
        events.add(new RunEvent.StepFinished(tick(), step, StepState.FAILED, message, nothing()));
        return this;
    }

    /// An event out of the row.
    public SampleRun with(RunEvent event) {
        events.add(event);
        return this;
    }

    public SampleRun finished(StepState status) {
        events.add(new RunEvent.RunFinished(tick(), status, ""));
        return this;
    }

    private Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    public String runId() {
        return runId;
    }

    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    /// Three steps that succeed.
    public static SampleRun complete(String runId) {
        return of(runId)
                .succeeded("first")
                .succeeded("second")
                .succeeded("third")
                .finished(StepState.SUCCESS);
    }
}
