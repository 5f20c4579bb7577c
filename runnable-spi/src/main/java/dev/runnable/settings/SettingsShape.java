package dev.runnable.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that can be set in one place.
///
/// @param settings in the order of documentation
/// @param open whether other keys are taken as well
public record SettingsShape(List<SettingDescription> settings, boolean open) {
    /// Of records, each read once.
    private static final ClassValue<SettingsShape> OF_RECORDS =
            new ClassValue<>() {
                @Override
                protected SettingsShape computeValue(Class<?> type) {
                    return RecordShape.of(type);
                }
            };

    public SettingsShape {
        settings = List.copyOf(settings);
    }

    /// What the components of a record say.
    ///
    /// @throws dev.runnable.problem.ProblemException when it cannot be bound, for its author: all
    ///   that is wrong with it
    public static SettingsShape of(Class<? extends Record> type) {
        return OF_RECORDS.get(type);
    }

    /// What is described here and nothing else.
    public static SettingsShape closed(SettingDescription... settings) {
        return new SettingsShape(List.of(settings), false);
    }

    /// Keys that nobody has described.
    public static SettingsShape ofKeys(List<String> keys) {
        return new SettingsShape(
                keys.stream()
                        .map(key -> SettingDescription.setting(key, new SettingType.Json(), ""))
                        .toList(),
                false);
    }

    /// These and others.
    public SettingsShape with(SettingsShape others) {
        return new SettingsShape(
                Stream.concat(settings.stream(), others.settings.stream()).toList(),
                open || others.open);
    }

    /// These, of which others are taken as well.
    public SettingsShape opened() {
        return new SettingsShape(settings, true);
    }

    public Optional<SettingDescription> find(String key) {
        return settings.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// All keys that are read, those of before last.
    public List<String> keys() {
        return Stream.concat(
                        settings.stream().map(SettingDescription::key),
                        settings.stream().flatMap(one -> one.aliases().stream()))
                .toList();
    }

    /// Whether there is something that has to be set.
    public boolean requires() {
        return settings.stream().anyMatch(SettingDescription::required);
    }
}
