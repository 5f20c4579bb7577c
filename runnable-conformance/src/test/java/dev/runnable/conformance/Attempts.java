package dev.runnable.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Attempts of which one part is another.
final class Attempts {
    private Attempts() {}

    static TaskAttempt with(TaskAttempt it, TaskOutput output) {
        return of(
                it,
                it.parameters(),
                it.variables(),
                it.secrets(),
                it.environment(),
                output,
                it.workingDirectory());
    }

    static TaskAttempt withParameters(TaskAttempt it, SequencedMap<String, Parameter> parameters) {
        return of(
                it,
                parameters,
                it.variables(),
                it.secrets(),
                it.environment(),
                it.output(),
                it.workingDirectory());
    }

    static TaskAttempt withVariables(TaskAttempt it, SequencedMap<String, JsonNode> variables) {
        return of(
                it,
                it.parameters(),
                variables,
                it.secrets(),
                it.environment(),
                it.output(),
                it.workingDirectory());
    }

    static TaskAttempt withSecrets(TaskAttempt it, Map<String, String> secrets) {
        return of(
                it,
                it.parameters(),
                it.variables(),
                secrets,
                it.environment(),
                it.output(),
                it.workingDirectory());
    }

    static TaskAttempt withEnvironment(TaskAttempt it, Map<String, String> environment) {
        return of(
                it,
                it.parameters(),
                it.variables(),
                it.secrets(),
                environment,
                it.output(),
                it.workingDirectory());
    }

    static TaskAttempt withoutFolder(TaskAttempt it) {
        return of(
                it,
                it.parameters(),
                it.variables(),
                it.secrets(),
                it.environment(),
                it.output(),
                Optional.empty());
    }

    private static TaskAttempt of(
            TaskAttempt it,
            SequencedMap<String, Parameter> parameters,
            SequencedMap<String, JsonNode> variables,
            Map<String, String> secrets,
            Map<String, String> environment,
            TaskOutput output,
            Optional<Path> workingDirectory) {
        return new TaskAttempt(
                it.step(),
                it.number(),
                it.node(),
                parameters,
                variables,
                secrets,
                environment,
                output,
                workingDirectory,
                it.objects());
    }
}
