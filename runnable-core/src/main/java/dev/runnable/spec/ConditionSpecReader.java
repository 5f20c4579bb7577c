package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Condition;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.CoreSchema;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a condition: a parameter's name, or `{parameter, equals | not_equals | in | exists}`.
final class ConditionSpecReader {
    private static final List<String> QUESTIONS = List.of("equals", "not_equals", "in", "exists");

    Optional<Condition> read(Fields step, String key) {
        Optional<Located> value = step.value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Located.Mapping mapping) {
            return read(Fields.of(mapping, step.reporter()));
        }
        if (value.get() instanceof Located.Scalar name && name.type() == CoreSchema.TEXT) {
            if (!name.text().isBlank()) {
                return Optional.of(new Condition.Truth(name.text().strip()));
            }
        }
        step.wrongType(
                key,
                value.get(),
                "a condition",
                Optional.of(
                        "Write a parameter's name, or for instance"
                                + " '{parameter: mode, equals: fast}'."));
        return Optional.empty();
    }

    private static Optional<Condition> read(Fields fields) {
        fields.require("parameter", "Add 'parameter:' with the name of one.");
        Optional<String> parameter = fields.name("parameter").map(Located.Scalar::text);
        List<Located.Entry> asked = new ArrayList<>(1);
        QUESTIONS.forEach(question -> fields.entry(question).ifPresent(asked::add));
        fields.rejectOthers(CommonMistakes::inCondition);
        if (asked.size() > 1) {
            fields.reporter()
                    .error(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            asked.get(1).key().location(),
                            "a condition asks one question, found '%s' and '%s'"
                                    .formatted(
                                            asked.get(0).key().text(), asked.get(1).key().text()),
                            "Remove one of them.");
            return Optional.empty();
        }
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        return asked.isEmpty()
                ? Optional.of(new Condition.Truth(parameter.get()))
                : question(parameter.get(), asked.getFirst(), fields);
    }

    private static Optional<Condition> question(
            String parameter, Located.Entry asked, Fields fields) {
        return switch (asked.key().text()) {
            case "equals" -> Optional.of(equal(parameter, asked, false));
            case "not_equals" -> Optional.of(equal(parameter, asked, true));
            case "in" -> in(parameter, asked, fields);
            default ->
                    fields.flag("exists")
                            .map(expected -> new Condition.Exists(parameter, expected));
        };
    }

    private static Condition equal(String parameter, Located.Entry asked, boolean negated) {
        return new Condition.Equals(parameter, asked.value().toJson(), negated);
    }

    private static Optional<Condition> in(String parameter, Located.Entry asked, Fields fields) {
        List<JsonNode> values = new ArrayList<>();
        fields.items("in").forEach(item -> values.add(item.toJson()));
        if (values.isEmpty() && asked.value() instanceof Located.Sequence) {
            fields.reporter()
                    .error(
                            ProblemCode.EMPTY_COLLECTION,
                            asked.value().location(),
                            "'in' is an empty list, so the condition never holds",
                            "List the values.");
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition.In(parameter, values));
    }
}
