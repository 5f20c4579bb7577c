package dev.runnable.runlog;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.StepState;
import dev.runnable.json.CodeIdentityJson;
import dev.runnable.json.JsonTree;
import dev.runnable.json.ParameterJson;
import dev.runnable.json.Timestamps;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Reads one document, step by step, so that only one of them is a tree at a time. A field that is
/// missing or null has its default, one that is not known is passed over.
final class RunLogDecoder {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final JsonParser in;
    private final ZoneId local;

    private final SequencedMap<String, StepLog> steps = new LinkedHashMap<>();
    private JsonNode rest = NOTHING;

    RunLogDecoder(JsonParser in, ZoneId local) {
        this.in = in;
        this.local = local;
    }

    RunLog run() throws IOException {
        document();
        JsonNode job = rest.path("job");
        return new RunLog(
                required("run_id"),
                Optional.ofNullable(rest.path("dag_hash").textValue()),
                text(rest, "tag"),
                status(rest),
                steps,
                job.isObject() ? Optional.of(job) : Optional.empty(),
                ParameterJson.read(rest.path("parameters")),
                rest.path("run_config").isObject() ? rest.path("run_config") : NOTHING,
                time(rest, "start_time"),
                time(rest, "end_time"),
                text(rest, "message"));
    }

    BranchLog branch() throws IOException {
        document();
        return new BranchLog(
                required("internal_name"),
                status(rest),
                steps,
                ParameterJson.read(rest.path("parameters")));
    }

    /// Reads the steps one by one and the other fields, which are small, as one tree.
    private void document() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "not a run log: no object");
        }
        var fields = JsonNodeFactory.instance.objectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("steps") && value == JsonToken.START_OBJECT) {
                readSteps();
            } else {
                fields.set(name, JsonTree.read(in));
            }
        }
        rest = fields;
    }

    private void readSteps() throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            steps.put(name, step(name, JsonTree.read(in)));
        }
    }

    private String required(String name) throws IOException {
        String text = rest.path(name).textValue();
        if (text == null) {
            throw new JsonParseException(in, "not a run log: no " + name);
        }
        return text;
    }

    private SequencedMap<String, StepLog> steps(JsonNode node) throws IOException {
        SequencedMap<String, StepLog> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> step : node.properties()) {
            read.put(step.getKey(), step(step.getKey(), step.getValue()));
        }
        return read;
    }

    private StepLog step(String key, JsonNode node) throws IOException {
        List<AttemptLog> attempts = new ArrayList<>();
        for (JsonNode attempt : node.path("attempts")) {
            attempts.add(attempt(attempt, attempts.size() + 1));
        }
        SequencedMap<String, BranchLog> branches = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> branch : node.path("branches").properties()) {
            branches.put(branch.getKey(), branch(branch.getKey(), branch.getValue()));
        }
        List<JsonNode> catalog = new ArrayList<>();
        node.path("data_catalog").forEach(catalog::add);
        return new StepLog(
                node.path("name").asText(key),
                node.path("internal_name").asText(key),
                status(node),
                text(node, "step_type"),
                text(node, "message"),
                node.path("mock").asBoolean(),
                attempts,
                branches,
                catalog,
                time(node, "start_time"),
                time(node, "end_time"));
    }

    private BranchLog branch(String key, JsonNode node) throws IOException {
        return new BranchLog(
                node.path("internal_name").asText(key),
                status(node),
                steps(node.path("steps")),
                ParameterJson.read(node.path("parameters")));
    }

    private AttemptLog attempt(JsonNode node, int place) throws IOException {
        SequencedMap<String, Parameter> inputs = ParameterJson.read(node.path("input_parameters"));
        JsonNode exitCode = node.path("exit_code");
        return new AttemptLog(
                node.path("attempt_number").asInt(place),
                time(node, "start_time"),
                time(node, "end_time"),
                status(node),
                text(node, "message"),
                () -> inputs,
                ParameterJson.read(node.path("output_parameters")),
                text(node, "retry_indicator"),
                CodeIdentityJson.read(node.path("code_identities")),
                exitCode.isInt() ? OptionalInt.of(exitCode.intValue()) : OptionalInt.empty());
    }

    private StepState status(JsonNode node) throws IOException {
        String word = node.path("status").asText(StepState.PENDING.text());
        try {
            return StepState.ofText(word);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(in, "'" + word + "' is not a status", e);
        }
    }

    private Optional<Instant> time(JsonNode node, String name) {
        return Timestamps.parse(text(node, name), local);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : "";
    }
}
