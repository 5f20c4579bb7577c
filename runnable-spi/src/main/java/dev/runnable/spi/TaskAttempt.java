package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One try of one task.
///
/// @param step whose try it is
/// @param number 1-based
/// @param node the task
/// @param parameters all that the step sees, by name
/// @param variables map items and loop indices around the step, outermost first; they win over
///   parameters of the same name
/// @param secrets the values of the secrets that the task names
/// @param environment variables that tell the task where it is: `RUNNABLE_RUN_ID`,
///   `RUNNABLE_STEP_NAME`, `RUNNABLE_STEP_ATTEMPT`, ...
/// @param output where its console output goes, live
/// @param workingDirectory the private folder that it runs in; empty: that of the run
/// @param objects where the values of parameters of kind `object` are, and where its own go
public record TaskAttempt(
        StepPath step,
        int number,
        Node.Task node,
        SequencedMap<String, Parameter> parameters,
        SequencedMap<String, JsonNode> variables,
        Map<String, String> secrets,
        Map<String, String> environment,
        TaskOutput output,
        Optional<Path> workingDirectory,
        ObjectFiles objects) {
    public TaskAttempt {
        requireNonNull(step, "step");
        requireNonNull(node, "node");
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
        secrets = Map.copyOf(secrets);
        environment = Map.copyOf(environment);
        requireNonNull(output, "output");
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(objects, "objects");
    }

    /// Where it runs.
    public Path directory(RunContext context) {
        return workingDirectory.orElse(context.workingDirectory());
    }

    /// Leaves out the secrets' values.
    @Override
    public String toString() {
        return "TaskAttempt[" + step + " #" + number + "]";
    }
}
