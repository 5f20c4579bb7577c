package dev.runnable.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Events out of the JSON of journal records.
public final class EventReading {
    private EventReading() {}

    /// @throws IOException when it is no event that this version knows
    public static RunEvent read(JsonNode json) throws IOException {
        Instant at = at(json);
        String name = json.path("event").asText();
        return switch (name) {
            case EventJson.RUN_STARTED -> new RunEvent.RunStarted(at, HeaderJson.read(json));
            case "step_started" ->
                    new RunEvent.StepStarted(
                            at, step(json), text(json, "type"), after(json), number(json, "rank"));
            case "attempt_started" ->
                    new RunEvent.AttemptStarted(at, step(json), number(json, "attempt"));
            case "attempt_finished" -> attemptFinished(at, json);
            case "step_finished" ->
                    new RunEvent.StepFinished(
                            at,
                            step(json),
                            status(json),
                            text(json, "message"),
                            ParameterJson.read(json.path("defaults")));
            case "step_skipped" ->
                    new RunEvent.StepSkipped(
                            at,
                            step(json),
                            text(json, "type"),
                            after(json),
                            number(json, "rank"),
                            text(json, "reason"));
            case "branch_started" ->
                    new RunEvent.BranchStarted(
                            at, StepPathJson.readBranch(json.path("branch")), variables(json));
            case EventJson.RUN_FINISHED ->
                    new RunEvent.RunFinished(at, status(json), text(json, "message"));
            default -> throw new IOException("an event that this version does not know: " + name);
        };
    }

    public static boolean isRunFinished(JsonNode json) {
        return json.path("event").asText().equals(EventJson.RUN_FINISHED);
    }

    private static RunEvent attemptFinished(Instant at, JsonNode json) throws IOException {
        JsonNode exitCode = json.path("exit_code");
        return new RunEvent.AttemptFinished(
                at,
                step(json),
                number(json, "attempt"),
                status(json),
                text(json, "message"),
                ParameterJson.read(json.path("outputs")),
                DataJson.read(json.path("data")),
                exitCode.isInt() ? OptionalInt.of(exitCode.intValue()) : OptionalInt.empty());
    }

    private static Instant at(JsonNode json) throws IOException {
        return Timestamps.parse(text(json, "at"), ZoneOffset.UTC)
                .orElseThrow(() -> new IOException("a record without a time"));
    }

    private static StepPath step(JsonNode json) throws IOException {
        return StepPathJson.read(json.path("step"));
    }

    private static StepState status(JsonNode json) throws IOException {
        try {
            return StepState.ofText(text(json, "status"));
        } catch (IllegalArgumentException e) {
            throw new IOException("a record with a status that this version does not know", e);
        }
    }

    private static SequencedMap<String, JsonNode> variables(JsonNode json) {
        SequencedMap<String, JsonNode> variables = new LinkedHashMap<>();
        json.path("variables")
                .properties()
                .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
        return variables;
    }

    private static List<String> after(JsonNode json) {
        List<String> names = new ArrayList<>(1);
        json.path("after").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }

    private static int number(JsonNode json, String name) {
        return json.path(name).asInt();
    }
}
