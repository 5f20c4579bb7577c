package dev.runnable.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.Condition;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Conditions, keys of branches and ends of loops.
final class Questions {
    private Questions() {}

    static boolean holds(Condition condition, View view) {
        Optional<JsonNode> value = view.find(condition.parameter());
        return switch (condition) {
            case Condition.Truth _ -> value.isPresent() && isTruthy(value.get());
            case Condition.Exists exists -> exists.expected() == value.isPresent();
            case Condition.Equals(String _, JsonNode other, boolean negated) ->
                    value.filter(it -> same(it, other)).isPresent() != negated;
            case Condition.In in ->
                    value.filter(it -> in.values().stream().anyMatch(one -> same(it, one)))
                            .isPresent();
        };
    }

    static boolean isKey(String key, JsonNode value) {
        return same(value, TextNode.valueOf(key));
    }

    static boolean spellsTrue(JsonNode value) {
        return same(value, BooleanNode.TRUE);
    }

    private static boolean isTruthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case BOOLEAN -> value.equals(BooleanNode.TRUE);
            case NUMBER -> value.doubleValue() != 0;
            case STRING -> !value.textValue().isEmpty();
            case ARRAY, OBJECT -> !value.isEmpty();
            case BINARY, POJO -> true;
        };
    }

    /// Equal; of a text and another scalar, whether the text is a way to write the scalar.
    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isTextual() && !b.isTextual()) {
            return spells(a.textValue(), b);
        }
        if (b.isTextual() && !a.isTextual()) {
            return spells(b.textValue(), a);
        }
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }

    private static boolean spells(String text, JsonNode scalar) {
        return switch (scalar.getNodeType()) {
            case BOOLEAN -> text.toLowerCase(Locale.ROOT).equals(scalar.asText());
            case NULL -> text.equals("null");
            case NUMBER ->
                    text.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?")
                            && new BigDecimal(text).compareTo(scalar.decimalValue()) == 0;
            case ARRAY, OBJECT, STRING, BINARY, POJO, MISSING -> false;
        };
    }
}
