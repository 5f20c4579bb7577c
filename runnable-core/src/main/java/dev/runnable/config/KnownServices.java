package dev.runnable.config;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The service types that a configuration may name in each section, with the keys of each.
public final class KnownServices {
    /// Among the keys of a service: it takes any others as well.
    public static final String ANY_KEY = "*";

    private final Map<Section, SequencedMap<String, List<String>>> services;

    private KnownServices(Map<Section, SequencedMap<String, List<String>>> services) {
        this.services = services;
    }

    /// The stores that are built in, and these executors.
    ///
    /// @param executors the keys of their settings by type
    public static KnownServices builtIn(Map<String, List<String>> executors) {
        KnownServices known = new KnownServices(new EnumMap<>(Section.class));
        executors.forEach((type, keys) -> known.put(Section.PIPELINE_EXECUTOR, type, keys));
        List<String> onDisk = List.of("log_folder", "durability");
        known.put(Section.RUN_LOG_STORE, "buffered", List.of());
        known.put(Section.RUN_LOG_STORE, "file-system", onDisk);
        known.put(Section.RUN_LOG_STORE, "chunked-fs", onDisk);
        known.put(Section.CATALOG, "do-nothing", List.of("compute_data_folder"));
        known.put(
                Section.CATALOG,
                "file-system",
                List.of("catalog_location", "compute_data_folder", "sandbox"));
        known.put(Section.SECRETS, "do-nothing", List.of());
        known.put(Section.SECRETS, "env-secrets", List.of());
        known.put(Section.SECRETS, "dotenv", List.of("location", "secrets"));
        known.put(Section.PICKLER, "pickle", List.of("extension"));
        return known;
    }

    /// These and one more, which replaces one of the same type.
    public KnownServices with(Section section, String type, List<String> keys) {
        KnownServices more = new KnownServices(new EnumMap<>(Section.class));
        services.forEach((known, types) -> more.services.put(known, new LinkedHashMap<>(types)));
        more.put(section, type, keys);
        return more;
    }

    private void put(Section section, String type, List<String> keys) {
        services.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(type, List.copyOf(keys));
    }

    /// The keys of its services by type.
    public SequencedMap<String, List<String>> of(Section section) {
        return services.getOrDefault(section, new LinkedHashMap<>());
    }
}
