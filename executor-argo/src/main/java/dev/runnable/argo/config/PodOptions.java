package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// How pods run, as Argo's templates say it.
///
/// @param settings by Argo's names: `image`, `imagePullPolicy`, `resources`, `nodeSelector`, ...
/// @param environment as containers have it, by name
/// @param patch of the finished template, applied last
public record PodOptions(
        ObjectNode settings, SequencedMap<String, JsonNode> environment, ObjectNode patch) {
    public static final PodOptions NONE =
            new PodOptions(
                    JsonNodeFactory.instance.objectNode(),
                    new LinkedHashMap<>(),
                    JsonNodeFactory.instance.objectNode());

    public PodOptions {
        requireNonNull(settings, "settings");
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
        requireNonNull(patch, "patch");
    }

    public Optional<JsonNode> get(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public String image() {
        return settings.path("image").asText();
    }

    public OptionalInt parallelism() {
        return number("parallelism");
    }

    public OptionalInt activeDeadlineSeconds() {
        return number("activeDeadlineSeconds");
    }

    private OptionalInt number(String name) {
        JsonNode value = settings.path(name);
        return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    /// These where they say something, those where they do not; deeply.
    PodOptions over(PodOptions usual) {
        SequencedMap<String, JsonNode> variables = new LinkedHashMap<>(usual.environment);
        variables.putAll(environment);
        return new PodOptions(
                JsonMerge.over(usual.settings, settings),
                variables,
                JsonMerge.patches(usual.patch, patch));
    }
}
