package dev.runnable.event;

import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Copies that nobody can change. Most are empty, and a long run keeps very many: those are one.
final class Copies {
    private static final SequencedMap<String, Parameter> NOTHING =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private Copies() {}

    static SequencedMap<String, Parameter> of(SequencedMap<String, Parameter> values) {
        return values.isEmpty()
                ? NOTHING
                : Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
}
