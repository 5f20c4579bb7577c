package dev.runnable.runlog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes one document. The original's fields come first, in its order, then ours.
final class RunLogEncoder {
    /// The original repeats all parameters in every attempt. In a long run with many of them that
    /// would fill the disk, so beyond this many the attempts only say that theirs are left out.
    private static final int MOST_INPUTS = 1_000_000;

    private final JsonGenerator out;
    private int inputsLeft;

    RunLogEncoder(JsonGenerator out) {
        this(out, MOST_INPUTS);
    }

    RunLogEncoder(JsonGenerator out, int mostInputs) {
        this.out = out;
        this.inputsLeft = mostInputs;
    }

    void run(RunLog log) throws IOException {
        out.writeStartObject();
        out.writeStringField("run_id", log.runId());
        out.writeStringField("dag_hash", log.dagHash().orElse(null));
        out.writeStringField("tag", log.tag());
        out.writeStringField("status", log.status().text());
        out.writeFieldName("steps");
        steps(log.steps());
        out.writeFieldName("job");
        if (log.job().isPresent()) {
            JsonTree.write(log.job().get(), out);
        } else {
            out.writeNull();
        }
        out.writeFieldName("parameters");
        ParameterJson.writeDescribed(log.parameters(), out);
        out.writeFieldName("run_config");
        JsonTree.write(log.runConfig(), out);
        out.writeNumberField("schema_version", RunLogJson.SCHEMA_VERSION);
        time("start_time", log.started());
        time("end_time", log.finished());
        out.writeStringField("message", log.message());
        out.writeEndObject();
    }

    private void steps(SequencedMap<String, StepLog> steps) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, StepLog> step : steps.entrySet()) {
            JsonTree.writeName(step.getKey(), out);
            step(step.getValue());
        }
        out.writeEndObject();
    }

    private void step(StepLog step) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", step.name());
        out.writeStringField("internal_name", step.internalName());
        out.writeStringField("status", step.status().text());
        out.writeStringField("step_type", step.type());
        out.writeStringField("message", step.message());
        out.writeBooleanField("mock", step.mock());
        out.writeArrayFieldStart("attempts");
        for (AttemptLog attempt : step.attempts()) {
            attempt(attempt);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("branches");
        for (Map.Entry<String, BranchLog> branch : step.branches().entrySet()) {
            JsonTree.writeName(branch.getKey(), out);
            branch(branch.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("data_catalog");
        for (JsonNode entry : step.dataCatalog()) {
            JsonTree.write(entry, out);
        }
        out.writeEndArray();
        time("start_time", step.started());
        time("end_time", step.finished());
        out.writeEndObject();
    }

    private void attempt(AttemptLog attempt) throws IOException {
        out.writeStartObject();
        out.writeNumberField("attempt_number", attempt.number());
        out.writeStringField("start_time", text(attempt.started()));
        out.writeStringField("end_time", text(attempt.finished()));
        out.writeStringField("status", attempt.status().text());
        out.writeStringField("message", attempt.message());
        boolean complete = inputs(attempt);
        out.writeFieldName("output_parameters");
        ParameterJson.writeDescribed(attempt.outputs(), out);
        metrics(attempt.outputs());
        out.writeStringField("retry_indicator", attempt.retryIndicator());
        out.writeFieldName("code_identities");
        CodeIdentityJson.write(attempt.codeIdentities(), out);
        if (attempt.status() == StepState.FAILED) {
            out.writeStringField("error", attempt.message().lines().findFirst().orElse(""));
        }
        if (attempt.exitCode().isPresent()) {
            out.writeNumberField("exit_code", attempt.exitCode().getAsInt());
        }
        if (!complete) {
            out.writeBooleanField("input_parameters_omitted", true);
        }
        out.writeEndObject();
    }

    private boolean inputs(AttemptLog attempt) throws IOException {
        out.writeFieldName("input_parameters");
        boolean complete = inputsLeft > 0;
        Map<String, Parameter> inputs = complete ? attempt.inputs().asMap() : Map.of();
        inputsLeft -= inputs.size();
        ParameterJson.writeDescribed(inputs, out);
        return complete;
    }

    private void metrics(SequencedMap<String, Parameter> outputs) throws IOException {
        SequencedMap<String, Parameter> metrics = new LinkedHashMap<>(outputs);
        metrics.values().removeIf(output -> !(output instanceof Parameter.Metric));
        out.writeFieldName("user_defined_metrics");
        ParameterJson.writeDescribed(metrics, out);
    }

    void branch(BranchLog branch) throws IOException {
        out.writeStartObject();
        out.writeStringField("internal_name", branch.internalName());
        out.writeStringField("status", branch.status().text());
        out.writeFieldName("steps");
        steps(branch.steps());
        out.writeFieldName("parameters");
        ParameterJson.writeDescribed(branch.parameters(), out);
        out.writeEndObject();
    }

    private void time(String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            out.writeStringField(name, text(time));
        }
    }

    private static String text(Optional<Instant> time) {
        return time.map(Timestamps::micros).orElse("");
    }
}
