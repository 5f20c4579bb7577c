package dev.runnable.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.Excerpt;

/// What a value is, for a message.
final class Found {
    private Found() {}

    /// The value with its kind, for instance `the text 'a'`.
    static String value(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "the text " + Excerpt.quote(value.textValue());
            case NUMBER -> "the number " + Excerpt.of(value.asText());
            case ARRAY, OBJECT, BOOLEAN, NULL, MISSING, BINARY, POJO -> kind(value);
        };
    }

    /// The kind alone, for instance `a text`.
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BOOLEAN -> value.asText();
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "no JSON";
        };
    }
}
