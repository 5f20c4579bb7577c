package dev.runnable.config;

import dev.runnable.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The service types that a configuration may name in each section, with the keys of each. Who
/// there is in a section is asked when a configuration has it.
public final class KnownServices {
    /// Among the keys of a service: it takes any others as well.
    public static final String ANY_KEY = "*";

    private final Function<Section, SequencedMap<String, List<String>>> services;
    private final Supplier<SequencedMap<String, List<String>>> listeners;
    private final Supplier<List<Problem>> notLoaded;

    /// @param services the keys of a section's services by type
    /// @param listeners as that, of those that are told what happens
    /// @param notLoaded why plugins are not among them
    public KnownServices(
            Function<Section, SequencedMap<String, List<String>>> services,
            Supplier<SequencedMap<String, List<String>>> listeners,
            Supplier<List<Problem>> notLoaded) {
        this.services = services;
        this.listeners = listeners;
        this.notLoaded = notLoaded;
    }

    /// These and one more, which replaces one of the same type.
    public KnownServices with(Section section, String type, List<String> keys) {
        SequencedMap<String, List<String>> types = new LinkedHashMap<>(of(section));
        types.put(type, List.copyOf(keys));
        return new KnownServices(
                it -> it == section ? types : services.apply(it), listeners, notLoaded);
    }

    /// The keys of its services by type.
    public SequencedMap<String, List<String>> of(Section section) {
        return services.apply(section);
    }

    /// The keys of listeners by type.
    public SequencedMap<String, List<String>> listeners() {
        return listeners.get();
    }

    /// Why plugins are not among them that somebody may miss.
    public List<Problem> notLoaded() {
        return notLoaded.get();
    }
}
