package dev.runnable.config;

import dev.runnable.problem.Problem;
import dev.runnable.settings.SettingsShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The service types that a configuration may name in each section, with the settings of each. Who
/// there is in a section is asked when a configuration has it.
public final class KnownServices {
    private final Function<Section, SequencedMap<String, Supplier<SettingsShape>>> services;
    private final Supplier<SequencedMap<String, Supplier<SettingsShape>>> listeners;
    private final Supplier<List<Problem>> notLoaded;

    /// @param services what the services of a section may be told, by type
    /// @param listeners as that, of those that are told what happens
    /// @param notLoaded why plugins are not among them
    public KnownServices(
            Function<Section, SequencedMap<String, Supplier<SettingsShape>>> services,
            Supplier<SequencedMap<String, Supplier<SettingsShape>>> listeners,
            Supplier<List<Problem>> notLoaded) {
        this.services = services;
        this.listeners = listeners;
        this.notLoaded = notLoaded;
    }

    /// These and one more, which replaces one of the same type.
    public KnownServices with(Section section, String type, SettingsShape shape) {
        SequencedMap<String, Supplier<SettingsShape>> types = new LinkedHashMap<>(of(section));
        types.put(type, () -> shape);
        return new KnownServices(
                it -> it == section ? types : services.apply(it), listeners, notLoaded);
    }

    /// What its services may be told, by type.
    public SequencedMap<String, Supplier<SettingsShape>> of(Section section) {
        return services.apply(section);
    }

    /// What listeners may be told, by type.
    public SequencedMap<String, Supplier<SettingsShape>> listeners() {
        return listeners.get();
    }

    /// Why plugins are not among them that somebody may miss.
    public List<Problem> notLoaded() {
        return notLoaded.get();
    }
}
