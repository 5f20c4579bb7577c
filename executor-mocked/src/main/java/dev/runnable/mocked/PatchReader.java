package dev.runnable.mocked;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads `patches`.
record PatchReader(CommandTypes types) {
    private static final String COMMAND = "command";
    private static final String TYPE = "command_type";
    private static final String RETURNS = "returns";
    private static final String SECRETS = "secrets";
    private static final String FAIL = "fail";
    private static final String DELAY = "delay";

    private static final String RETURNS_HINT =
            "Write 'returns: {name: value}' for what the step is to return, or, beside a 'command',"
                    + " 'returns: [name]' for what the command returns.";
    private static final String FAIL_HINT =
            "Write 'fail: true' for always, or 'fail: {times: 2, message: \"out of memory\"}'.";

    /// @param sections by the step's name or path
    SequencedMap<String, Patch> readAll(SequencedMap<String, Settings> sections) {
        SequencedMap<String, Patch> patches = new LinkedHashMap<>();
        sections.forEach((step, settings) -> patches.put(step, read(settings)));
        return patches;
    }

    private Patch read(Settings settings) {
        Optional<JsonNode> returns = settings.json(RETURNS);
        Patch patch =
                new Patch(
                        settings.location(),
                        settings.text(TYPE),
                        settings.text(COMMAND),
                        returns.filter(it -> !it.isObject()).map(it -> declared(it, settings)),
                        settings.has(SECRETS)
                                ? Optional.of(settings.texts(SECRETS))
                                : Optional.empty(),
                        settingsOfTypes(settings),
                        values(returns),
                        settings.json(FAIL).flatMap(it -> failure(it, settings)),
                        settings.duration(DELAY));
        settings.rejectOthers();
        rejectMeaningless(patch, settings);
        return patch;
    }

    private static SequencedMap<String, JsonNode> values(Optional<JsonNode> returns) {
        SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
        returns.filter(JsonNode::isObject)
                .ifPresent(it ->
                        it.properties()
                                .forEach(entry -> values.put(entry.getKey(), entry.getValue())));
        return values;
    }

    private SequencedMap<String, JsonNode> settingsOfTypes(Settings settings) {
        SequencedMap<String, JsonNode> found = new LinkedHashMap<>();
        for (String type : types.names()) {
            for (String key : types.find(type).orElseThrow().settings()) {
                settings.json(key).ifPresent(value -> found.put(key, value));
            }
        }
        return found;
    }

    private static List<ReturnSpec> declared(JsonNode list, Settings settings) {
        List<ReturnSpec> declared = new ArrayList<>();
        list.forEach(item -> declared(item).ifPresent(declared::add));
        if (!list.isArray() || declared.size() != list.size()) {
            settings.reject(
                    RETURNS, "'returns' must be a mapping, or a list of names", RETURNS_HINT);
        }
        return declared;
    }

    private static Optional<ReturnSpec> declared(JsonNode item) {
        if (item.isTextual()) {
            return Optional.of(new ReturnSpec(item.textValue(), Kind.JSON));
        }
        String kind = item.path("kind").asText("json");
        return Arrays.stream(Kind.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(kind))
                .filter(_ -> item.path("name").isTextual())
                .map(it -> new ReturnSpec(item.path("name").textValue(), it))
                .findFirst();
    }

    private static Optional<Patch.Failure> failure(JsonNode value, Settings settings) {
        if (value.isBoolean()) {
            return value.booleanValue()
                    ? Optional.of(new Patch.Failure(Integer.MAX_VALUE, "patched to fail"))
                    : Optional.empty();
        }
        JsonNode times = value.path("times");
        JsonNode message = value.path("message");
        boolean understood =
                value.isObject()
                        && !value.isEmpty()
                        && (times.isMissingNode() || (times.isInt() && times.intValue() > 0))
                        && (message.isMissingNode() || message.isTextual())
                        && value.propertyStream()
                                .allMatch(it -> List.of("times", "message").contains(it.getKey()));
        if (!understood) {
            settings.reject(
                    FAIL,
                    "'fail' must be true, or a mapping of 'times', at least 1, and 'message'",
                    FAIL_HINT);
            return Optional.empty();
        }
        return Optional.of(
                new Patch.Failure(
                        times.asInt(Integer.MAX_VALUE), message.asText("patched to fail")));
    }

    private static void rejectMeaningless(Patch patch, Settings settings) {
        if (patch.runs() && !patch.values().isEmpty()) {
            settings.reject(
                    RETURNS,
                    "a step either runs a command or returns the values of 'returns'",
                    RETURNS_HINT);
        }
        if (patch.runs() && patch.delay().isPresent() && patch.failure().isEmpty()) {
            settings.reject(
                    DELAY,
                    "'delay' is for steps that are simulated, and this one runs a command",
                    "Leave out one of them: a command takes its own time.");
        }
        if (!patch.runs() && patch.declared().isPresent()) {
            settings.reject(
                    RETURNS,
                    "a list in 'returns' is for a 'command', which is not there",
                    RETURNS_HINT);
        }
        if (!patch.runs() && patch.secrets().isPresent()) {
            settings.reject(
                    SECRETS,
                    "'secrets' are for a 'command', which is not there",
                    "Add 'command', or leave out 'secrets'.");
        }
    }
}
