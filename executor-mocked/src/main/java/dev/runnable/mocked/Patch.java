package dev.runnable.mocked;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.problem.SourceLocation;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a configuration says of a step, in place of what the pipeline says or besides it.
///
/// @param location where it is said
/// @param values simulated outputs, by name
/// @param declared outputs of the command, where they are others
/// @param settings of the command's type
record Patch(
        SourceLocation location,
        Optional<String> type,
        Optional<String> command,
        Optional<List<ReturnSpec>> declared,
        Optional<List<String>> secrets,
        SequencedMap<String, JsonNode> settings,
        SequencedMap<String, JsonNode> values,
        Optional<Failure> failure,
        Optional<Duration> delay) {
    /// @param times how many attempts of a step fail, the first ones
    record Failure(int times, String message) {
        Failure {
            requireNonNull(message, "message");
        }
    }

    Patch {
        requireNonNull(location, "location");
        requireNonNull(type, "type");
        requireNonNull(command, "command");
        requireNonNull(declared, "declared");
        requireNonNull(secrets, "secrets");
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        requireNonNull(failure, "failure");
        requireNonNull(delay, "delay");
    }

    /// Whether it puts something in that is run.
    boolean runs() {
        return command.isPresent() || type.isPresent();
    }
}
