package dev.runnable.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that can be set.
///
/// @param key as documentation writes it
/// @param description a sentence, or empty where nobody has described it
/// @param defaultValue what holds where nothing is said, as a user would write it
/// @param otherwise in words, what holds where nothing is said and there is no such value
/// @param examples as a user would write them
/// @param aliases names that it had before, still read
/// @param secret whether its value is never shown
public record SettingDescription(
        String key,
        SettingType type,
        String description,
        boolean required,
        Optional<String> defaultValue,
        Optional<String> otherwise,
        List<String> examples,
        List<String> aliases,
        boolean secret) {
    public SettingDescription {
        requireNonNull(key, "key");
        requireNonNull(type, "type");
        requireNonNull(description, "description");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(otherwise, "otherwise");
        examples = List.copyOf(examples);
        aliases = List.copyOf(aliases);
    }

    /// One that need not be set.
    public static SettingDescription setting(String key, SettingType type, String description) {
        return new SettingDescription(
                key,
                type,
                description,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false);
    }

    /// The same, which has to be set.
    public SettingDescription must() {
        return new SettingDescription(
                key, type, description, true, defaultValue, otherwise, examples, aliases, secret);
    }

    public SettingDescription withDefault(String value) {
        return new SettingDescription(
                key,
                type,
                description,
                required,
                Optional.of(value),
                otherwise,
                examples,
                aliases,
                secret);
    }

    /// @param words what holds where nothing is said
    public SettingDescription orElse(String words) {
        return new SettingDescription(
                key,
                type,
                description,
                required,
                defaultValue,
                Optional.of(words),
                examples,
                aliases,
                secret);
    }

    public SettingDescription withExample(String example) {
        List<String> more = new ArrayList<>(examples);
        more.add(example);
        return new SettingDescription(
                key, type, description, required, defaultValue, otherwise, more, aliases, secret);
    }
}
