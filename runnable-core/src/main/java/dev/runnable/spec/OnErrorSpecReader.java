package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.OnError;
import dev.runnable.graph.OnError.Action;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads `on_error`: an action, or `{action, default_output: {name: value}}`.
///
/// `useDefault` is another name of `continue`, and `defaultValue` of `default_output`. A default
/// output without an action means `continue`.
final class OnErrorSpecReader {
    private static final List<String> ACTIONS = List.of("fail", "skip", "continue", "useDefault");

    Optional<OnError> read(Fields step) {
        Optional<Located> value = step.value("on_error");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (value.get()) {
            case Located.Mapping mapping -> read(mapping, step);
            case Located.Scalar scalar ->
                    action(scalar, step).map(action -> new OnError(action, new LinkedHashMap<>()));
            case Located.Sequence list -> {
                step.wrongType("on_error", list, "an action or a mapping", Optional.empty());
                yield Optional.empty();
            }
        };
    }

    private static Optional<OnError> read(Located.Mapping mapping, Fields step) {
        Fields fields = Fields.of(mapping, step.reporter());
        Optional<Located.Scalar> name = fields.name("action");
        Optional<Action> action = name.flatMap(scalar -> action(scalar, step));
        boolean alias = fields.has("defaultValue");
        Optional<Fields> output = fields.fields(alias ? "defaultValue" : "default_output");
        if (alias && fields.has("default_output")) {
            conflict(fields, "defaultValue", "'defaultValue' and 'default_output' are the same");
        }
        if (!fields.has("action") && output.isEmpty()) {
            fields.missing(
                    List.of("action", "default_output", "defaultValue"),
                    "Add 'action:' with one of: fail, skip, continue.");
        }
        fields.rejectOthers(CommonMistakes::inOnError);
        boolean unused = action.isPresent() && action.get() != Action.CONTINUE;
        if (unused && output.isPresent()) {
            conflict(
                    fields,
                    alias ? "defaultValue" : "default_output",
                    "a default output is used by the action 'continue' only");
        }
        SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
        output.ifPresent(present ->
                present.others()
                        .forEach(entry -> values.put(entry.key().text(), entry.value().toJson())));
        return Optional.of(new OnError(action.orElse(Action.CONTINUE), values));
    }

    private static void conflict(Fields fields, String key, String message) {
        fields.reporter()
                .error(
                        ProblemCode.CONFLICTING_PROPERTIES,
                        fields.entry(key).orElseThrow().key().location(),
                        message,
                        "Remove one of the two.");
    }

    private static Optional<Action> action(Located.Scalar scalar, Fields step) {
        return switch (scalar.text()) {
            case "fail" -> Optional.of(Action.FAIL);
            case "skip" -> Optional.of(Action.SKIP);
            case "continue", "useDefault", "use_default" -> Optional.of(Action.CONTINUE);
            default -> {
                step.reporter()
                        .error(
                                ProblemCode.BAD_VALUE,
                                scalar.location(),
                                "unknown action " + Excerpt.quote(scalar.text()),
                                Suggestion.didYouMean(scalar.text(), ACTIONS)
                                        .orElse("Valid actions: fail, skip, continue."));
                yield Optional.empty();
            }
        };
    }
}
