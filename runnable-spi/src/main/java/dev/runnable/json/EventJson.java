package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Events as the JSON of journal records.
public final class EventJson {
    public static final String RUN_STARTED = "run_started";
    public static final String RUN_FINISHED = "run_finished";

    private EventJson() {}

    public static void write(RunEvent event, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("event", name(event));
        out.writeStringField("at", Timestamps.exact(event.at()));
        switch (event) {
            case RunEvent.RunStarted e -> HeaderJson.write(e.header(), out);
            case RunEvent.StepStarted e -> place(e.step(), e.type(), e.after(), e.rank(), out);
            case RunEvent.AttemptStarted e -> attempt(e.step(), e.number(), out);
            case RunEvent.AttemptFinished e -> attemptFinished(e, out);
            case RunEvent.StepFinished e -> {
                step(e.step(), out);
                out.writeStringField("status", e.status().text());
                text("message", e.message(), out);
                parameters("defaults", e.defaults(), out);
            }
            case RunEvent.StepSkipped e -> {
                place(e.step(), e.type(), e.after(), e.rank(), out);
                text("reason", e.reason(), out);
            }
            case RunEvent.BranchStarted e -> {
                out.writeFieldName("branch");
                StepPathJson.write(e.branch(), out);
                variables(e.variables(), out);
            }
            case RunEvent.RunFinished e -> {
                out.writeStringField("status", e.status().text());
                text("message", e.message(), out);
            }
        }
        out.writeEndObject();
    }

    private static String name(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted _ -> RUN_STARTED;
            case RunEvent.StepStarted _ -> "step_started";
            case RunEvent.AttemptStarted _ -> "attempt_started";
            case RunEvent.AttemptFinished _ -> "attempt_finished";
            case RunEvent.StepFinished _ -> "step_finished";
            case RunEvent.StepSkipped _ -> "step_skipped";
            case RunEvent.BranchStarted _ -> "branch_started";
            case RunEvent.RunFinished _ -> RUN_FINISHED;
        };
    }

    private static void attemptFinished(RunEvent.AttemptFinished event, JsonGenerator out)
            throws IOException {
        attempt(event.step(), event.number(), out);
        out.writeStringField("status", event.status().text());
        text("message", event.message(), out);
        if (event.exitCode().isPresent()) {
            out.writeNumberField("exit_code", event.exitCode().getAsInt());
        }
        parameters("outputs", event.outputs(), out);
        DataJson.write(event.data(), out);
    }

    private static void place(
            StepPath step, String type, List<String> after, int rank, JsonGenerator out)
            throws IOException {
        step(step, out);
        out.writeStringField("type", type);
        out.writeArrayFieldStart("after");
        for (String name : after) {
            out.writeString(name);
        }
        out.writeEndArray();
        out.writeNumberField("rank", rank);
    }

    private static void attempt(StepPath step, int number, JsonGenerator out) throws IOException {
        step(step, out);
        out.writeNumberField("attempt", number);
    }

    private static void step(StepPath step, JsonGenerator out) throws IOException {
        out.writeFieldName("step");
        StepPathJson.write(step, out);
    }

    private static void variables(SequencedMap<String, JsonNode> variables, JsonGenerator out)
            throws IOException {
        if (!variables.isEmpty()) {
            out.writeObjectFieldStart("variables");
            for (Map.Entry<String, JsonNode> variable : variables.entrySet()) {
                JsonTree.writeName(variable.getKey(), out);
                JsonTree.write(variable.getValue(), out);
            }
            out.writeEndObject();
        }
    }

    private static void text(String name, String text, JsonGenerator out) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void parameters(
            String name, SequencedMap<String, Parameter> parameters, JsonGenerator out)
            throws IOException {
        if (!parameters.isEmpty()) {
            out.writeFieldName(name);
            ParameterJson.write(parameters, out);
        }
    }
}
