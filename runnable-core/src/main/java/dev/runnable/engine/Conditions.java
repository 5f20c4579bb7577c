package dev.runnable.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.Condition;
import dev.runnable.json.JsonOrText;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import java.util.Collection;
import java.util.Optional;

/// Answers conditions from the parameters that a step sees.
final class Conditions {
    private Conditions() {}

    static boolean holds(Condition condition, Scope scope) {
        Optional<JsonNode> found = scope.find(condition.parameter()).map(Parameter::value);
        return switch (condition) {
            case Condition.Truth _ -> found.filter(Conditions::isTrue).isPresent();
            case Condition.Exists exists -> found.isPresent() == exists.expected();
            case Condition.Equals equals ->
                    found.filter(value -> same(value, equals.value())).isPresent()
                            != equals.negated();
            case Condition.In in ->
                    found.filter(value -> in.values().stream().anyMatch(one -> same(value, one)))
                            .isPresent();
        };
    }

    /// The first of `keys` that spells `value`, for instance `true` and `True` for a truth value.
    static Optional<String> matching(JsonNode value, Collection<String> keys) {
        return keys.stream().filter(key -> same(value, TextNode.valueOf(key))).findFirst();
    }

    /// The question as a person would ask it, for the reason of a skipped step.
    static String describe(Condition condition) {
        String name = condition.parameter();
        return switch (condition) {
            case Condition.Truth _ -> name + " is true";
            case Condition.Exists exists -> name + (exists.expected() ? " exists" : " is missing");
            case Condition.Equals equals ->
                    name + (equals.negated() ? " is not " : " is ") + JsonText.of(equals.value());
            case Condition.In in ->
                    name + " is one of " + in.values().stream().map(JsonText::of).toList();
        };
    }

    /// Equal as JSON, numbers by value; a text also equals the scalar that it spells, as `1` and
    /// `"1"`, `true` and `"True"`.
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isTextual() != other.isTextual() && one.isValueNode() && other.isValueNode()) {
            JsonNode scalar = one.isTextual() ? other : one;
            return spells(one.isTextual() ? one.textValue() : other.textValue(), scalar);
        }
        return one.equals(other);
    }

    private static boolean spells(String text, JsonNode scalar) {
        if (scalar.isBoolean()) {
            return scalar.asText().equalsIgnoreCase(text);
        }
        return scalar.asText().equals(text)
                || (scalar.isNumber()
                        && JsonOrText.of(text) instanceof NumericNode number
                        && same(number, scalar));
    }

    private static boolean isTrue(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case STRING -> !value.textValue().isEmpty();
            case ARRAY, OBJECT -> !value.isEmpty();
            case NULL, MISSING -> false;
            case BINARY, POJO -> true;
        };
    }
}
