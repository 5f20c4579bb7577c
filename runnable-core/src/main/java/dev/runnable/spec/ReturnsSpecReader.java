package dev.runnable.spec;

import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.CoreSchema;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `returns`: a list of names or of `{name, kind}`.
final class ReturnsSpecReader {
    private static final List<String> KINDS = List.of("json", "metric", "object");

    List<ReturnSpec> read(Fields step) {
        List<ReturnSpec> returns = new ArrayList<>(2);
        Set<String> names = new HashSet<>();
        for (Located item : step.items("returns")) {
            Optional<ReturnSpec> read = read(item, step);
            read.ifPresent(returns::add);
            if (read.isPresent() && !names.add(read.get().name())) {
                step.reporter()
                        .warning(
                                ProblemCode.DUPLICATE_VALUE,
                                item.location(),
                                Excerpt.quote(read.get().name()) + " is returned twice",
                                "The later value wins; rename one of them.");
            }
        }
        return returns;
    }

    private static Optional<ReturnSpec> read(Located item, Fields step) {
        if (item instanceof Located.Mapping mapping) {
            return readFields(Fields.of(mapping, step.reporter()));
        }
        if (item instanceof Located.Scalar name
                && name.type() == CoreSchema.TEXT
                && !name.text().isBlank()) {
            return Optional.of(new ReturnSpec(name.text(), Kind.JSON));
        }
        step.wrongType(
                "returns",
                item,
                "a list of names",
                Optional.of(
                        "Write '- name: x', with 'kind: metric' or 'kind: object' below it"
                                + " where that is meant."));
        return Optional.empty();
    }

    private static Optional<ReturnSpec> readFields(Fields fields) {
        Optional<String> name = fields.text("name").filter(text -> hasText(text, fields));
        Optional<Kind> kind =
                fields.has("kind")
                        ? fields.text("kind").flatMap(text -> kind(text, fields))
                        : Optional.of(Kind.JSON);
        if (!fields.has("name")) {
            fields.missing("name", "Add 'name:' with the parameter that the value becomes.");
        }
        fields.warnOfNearOthers();
        return name.isPresent() && kind.isPresent()
                ? Optional.of(new ReturnSpec(name.get(), kind.get()))
                : Optional.empty();
    }

    private static boolean hasText(String name, Fields fields) {
        if (name.isBlank()) {
            fields.badValue("name", fields.value("name").orElseThrow(), "the name of a parameter");
        }
        return !name.isBlank();
    }

    private static Optional<Kind> kind(String text, Fields fields) {
        return switch (text) {
            case "json" -> Optional.of(Kind.JSON);
            case "metric" -> Optional.of(Kind.METRIC);
            case "object" -> Optional.of(Kind.OBJECT);
            default -> {
                tellUnknown(text, fields);
                yield Optional.empty();
            }
        };
    }

    private static void tellUnknown(String kind, Fields fields) {
        String hint =
                kind.equals("pydantic")
                        ? "Write 'kind: json': models are recognised by themselves."
                        : Suggestion.didYouMean(kind, KINDS)
                                .orElse("Valid kinds: json, metric, object.");
        fields.reporter()
                .error(
                        ProblemCode.BAD_VALUE,
                        fields.value("kind").orElseThrow().location(),
                        "unknown kind " + Excerpt.quote(kind),
                        hint);
    }
}
