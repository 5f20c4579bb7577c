package dev.runnable.testkit.argo;

import java.util.Map;

/// What stands for a variable.
@FunctionalInterface
interface Scope {
    /// One answer to the question for a variable.
    sealed interface Value {}

    record Found(String text) implements Value {}

    /// The output of a task that was not run and that declares no default.
    record Absent() implements Value {}

    /// Nobody knows it (yet).
    record Missing() implements Value {}

    Value MISSING = new Missing();
    Value ABSENT = new Absent();

    Value find(String variable);

    static Scope of(Map<String, String> values) {
        return variable -> {
            String value = values.get(variable);
            return value == null ? MISSING : new Found(value);
        };
    }

    /// This, and where it knows nothing the other.
    default Scope or(Scope other) {
        return variable -> {
            Value value = find(variable);
            return value instanceof Missing ? other.find(variable) : value;
        };
    }
}
