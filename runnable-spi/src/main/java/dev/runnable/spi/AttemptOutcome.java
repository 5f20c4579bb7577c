package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// How a try ended.
public sealed interface AttemptOutcome {
    /// @param outputs the declared returns, by name, in declaration order
    record Succeeded(SequencedMap<String, Parameter> outputs) implements AttemptOutcome {
        public Succeeded {
            outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
        }
    }

    /// @param message for a person: the error's type and text or the exit code, then the last lines
    ///   that help (at most 20); never a stack trace of ours
    /// @param exitCode of the task's process, where it had one
    record Failed(String message, OptionalInt exitCode) implements AttemptOutcome {
        public Failed {
            requireNonNull(message, "message");
            requireNonNull(exitCode, "exitCode");
        }

        public static Failed because(String message) {
            return new Failed(message, OptionalInt.empty());
        }
    }
}
