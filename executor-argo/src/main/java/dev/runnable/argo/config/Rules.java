package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Suggestion;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Section;
import dev.runnable.settings.SettingType.Whole;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// The rules that tables are made of.
final class Rules {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final Rule FLAG =
            new Rule(
                    SettingType.flag(),
                    (settings, key) -> settings.flag(key).map(JSON::booleanNode));

    /// Handed on as it is.
    static final Rule ANY = new Rule(new Json(), Settings::json);

    static final Rule MAPPING =
            new Rule(
                    new MapOf(new Json()),
                    (settings, key) ->
                            settings.json(key).filter(value -> isMapping(value, settings, key)));

    private Rules() {}

    private static boolean isMapping(JsonNode value, Settings settings, String key) {
        if (!value.isObject() && !value.isNull()) {
            settings.reject(key, "'" + key + "' must be a mapping", "Write 'key: value' lines.");
        }
        return value.isObject();
    }

    static Rule number(int least) {
        return new Rule(
                least == Integer.MIN_VALUE
                        ? new Whole(Optional.empty(), Optional.empty())
                        : SettingType.whole(least),
                (settings, key) -> number(settings.number(key, least)));
    }

    private static Optional<JsonNode> number(OptionalInt number) {
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(JSON.numberNode(number.getAsInt()));
    }

    /// A single value whose text is right.
    ///
    /// @param what it has to be, as in "'x' is not ..."
    static Rule text(Predicate<String> right, String what, String hint) {
        return new Rule(
                SettingType.scalar(what),
                (settings, key) ->
                        settings.scalar(key)
                                .filter(text -> isRight(text, right, settings, key, what, hint))
                                .map(JSON::textNode));
    }

    private static boolean isRight(
            String text,
            Predicate<String> right,
            Settings settings,
            String key,
            String what,
            String hint) {
        boolean ok = right.test(text);
        if (!ok) {
            settings.reject(key, Excerpt.quote(text) + " is not " + what, hint);
        }
        return ok;
    }

    static Rule oneOf(String... valid) {
        List<String> all = List.of(valid);
        return new Rule(
                SettingType.choice(valid),
                (settings, key) ->
                        settings.scalar(key)
                                .filter(text -> isOneOf(all, text, settings, key))
                                .map(JSON::textNode));
    }

    private static boolean isOneOf(List<String> all, String text, Settings settings, String key) {
        if (!all.contains(text)) {
            String near = Suggestion.didYouMean(text, all).map(hint -> hint + " ").orElse("");
            settings.reject(
                    key,
                    "'%s' cannot be %s".formatted(key, Excerpt.quote(text)),
                    near + "It is one of: " + String.join(", ", all) + ".");
        }
        return all.contains(text);
    }

    /// Texts by name.
    static Rule map(Predicate<Map.Entry<String, String>> right, String what, String hint) {
        return new Rule(
                new MapOf(SettingType.scalar()),
                (settings, key) -> {
                    Map<String, String> entries = settings.scalars(key);
                    ObjectNode map = JSON.objectNode();
                    for (Map.Entry<String, String> entry : entries.entrySet()) {
                        String text = entry.getKey() + ": " + entry.getValue();
                        if (isRight(text, _ -> right.test(entry), settings, key, what, hint)) {
                            map.put(entry.getKey(), entry.getValue());
                        }
                    }
                    return entries.isEmpty() ? Optional.empty() : Optional.of(map);
                });
    }

    static Rule object(Table table) {
        return new Rule(
                new Section(table.shape()),
                (settings, key) -> settings.section(key).map(inner -> closed(inner, table)));
    }

    static Rule list(Table table) {
        return new Rule(
                new ListOf(new Section(table.shape())),
                (settings, key) -> {
                    ArrayNode list = JSON.arrayNode();
                    settings.list(key).forEach(inner -> list.add(closed(inner, table)));
                    return list.isEmpty() ? Optional.empty() : Optional.of(list);
                });
    }

    private static JsonNode closed(Settings settings, Table table) {
        ObjectNode read = table.read(settings);
        settings.rejectOthers();
        return read;
    }

    /// A rule with one more condition on what it has read.
    static Rule also(Rule rule, Condition condition) {
        return new Rule(
                rule.type(),
                (settings, key) -> {
                    Optional<JsonNode> value = rule.read(settings, key);
                    value.ifPresent(it -> condition.check(it, settings, key));
                    return value;
                });
    }

    @FunctionalInterface
    interface Condition {
        void check(JsonNode value, Settings settings, String key);
    }
}
