package dev.runnable.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.reduce.BuiltIn;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.ObjectReference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// What the values are that the items of a map left, by name. A name that is in neither set holds
/// JSON.
///
/// @param metrics names whose values are all metrics
/// @param stored names of whose values one at least is a stored object
record Kinds(Set<String> metrics, Set<String> stored) {
    Kinds {
        metrics = Set.copyOf(metrics);
        stored = Set.copyOf(stored);
    }

    /// Takes the values one by one.
    static final class Seen {
        private final Map<String, Boolean> metrics = new LinkedHashMap<>();
        private final Set<String> stored = new HashSet<>();

        void add(String name, Parameter parameter) {
            metrics.merge(name, parameter instanceof Parameter.Metric, Boolean::logicalAnd);
            if (parameter instanceof Parameter.Stored) {
                stored.add(name);
            }
        }

        Kinds kinds() {
            Set<String> all = new HashSet<>(metrics.keySet());
            all.removeIf(name -> Boolean.FALSE.equals(metrics.get(name)));
            return new Kinds(all, stored);
        }
    }

    /// Why a reducer cannot take these values, if it cannot.
    Optional<String> mistake(Reducer.Pure reducer) {
        if (stored.isEmpty() || keepsValues(reducer) || reducer == BuiltIn.COUNT) {
            return Optional.empty();
        }
        return Optional.of(
                "reducer '%s' cannot take parameter '%s': its values are stored objects. Use first, last, count or no reducer, or one in the language of the objects"
                        .formatted(reducer.text(), new TreeSet<>(stored).first()));
    }

    private static boolean keepsValues(Reducer reducer) {
        return reducer instanceof Reducer.Collect
                || reducer == BuiltIn.FIRST
                || reducer == BuiltIn.LAST;
    }

    /// Items may leave objects and JSON under one name.
    private static boolean holdsObject(JsonNode value) {
        return value.isArray()
                ? value.valueStream().anyMatch(Kinds::holdsObject)
                : ObjectReference.of(value).isPresent();
    }

    /// The outputs of a reduction, each as what it is.
    SequencedMap<String, Parameter> of(SequencedMap<String, Parameter> outputs, Reducer reducer) {
        SequencedMap<String, Parameter> kinds = new LinkedHashMap<>(outputs);
        kinds.replaceAll((name, value) -> {
            if (metrics.contains(name)) {
                return new Parameter.Metric(value.value());
            }
            return keepsValues(reducer) && stored.contains(name) && holdsObject(value.value())
                    ? new Parameter.Stored(value.value())
                    : value;
        });
        return kinds;
    }
}
