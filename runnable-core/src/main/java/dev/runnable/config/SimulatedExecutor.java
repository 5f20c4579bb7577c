package dev.runnable.config;

import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes the executor that simulates out of one that does not.
final class SimulatedExecutor {
    private static final String TYPE = "mocked";
    private static final List<String> OF_ANY = List.of("enable_parallel", "max_parallel");
    private static final List<String> OF_ITS_OWN = List.of("patches", "from", "failures");

    private SimulatedExecutor() {}

    static ServiceSpec of(ServiceSpec executor, Optional<String> run, boolean failures) {
        SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
        executor.values()
                .entries()
                .forEach((key, entry) -> {
                    boolean own = executor.type().equals(TYPE) && isOneOf(OF_ITS_OWN, key);
                    if (own || isOneOf(OF_ANY, key)) {
                        entries.put(key, entry);
                    }
                });
        SourceLocation place = executor.location();
        run.ifPresent(id -> put(entries, "from", id, place));
        if (failures) {
            put(entries, "failures", "true", place);
        }
        return new ServiceSpec(TYPE, place, new Located.Mapping(place, entries));
    }

    private static boolean isOneOf(List<String> names, String key) {
        return names.stream().anyMatch(name -> Fields.fold(name).equals(Fields.fold(key)));
    }

    private static void put(
            SequencedMap<String, Located.Entry> entries,
            String key,
            String value,
            SourceLocation place) {
        entries.keySet().removeIf(other -> isOneOf(List.of(key), other));
        Located.Scalar name = new Located.Scalar(place, key, true);
        entries.put(key, new Located.Entry(name, new Located.Scalar(place, value, true)));
    }
}
