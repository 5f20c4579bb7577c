package dev.runnable.sdk;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A question about one parameter: `Condition.parameter("mode").equalTo("fast")`.
public final class Condition {
    private final String name;
    private final Object document;

    private Condition(String name, Object document) {
        this.name = name;
        this.document = document;
    }

    /// Holds when the parameter is there and is not `false`, `null`, 0 or empty.
    public static Condition parameter(String name) {
        Names.parameter(name, Mistake.here());
        return new Condition(name, name);
    }

    public Condition equalTo(@Nullable Object value) {
        return asking("equals", value);
    }

    public Condition notEqualTo(@Nullable Object value) {
        return asking("not_equals", value);
    }

    public Condition in(Object first, Object... more) {
        return asking("in", Values.list(first, more));
    }

    public Condition exists() {
        return asking("exists", true);
    }

    public Condition isMissing() {
        return asking("exists", false);
    }

    private Condition asking(String question, @Nullable Object value) {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("parameter", name);
        fields.put(question, Values.plain(value, Mistake.here()));
        return new Condition(name, fields);
    }

    /// As a pipeline file has it.
    Object document() {
        return document;
    }
}
