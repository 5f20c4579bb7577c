package dev.runnable.parameter;

import dev.runnable.data.DataFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a step or a branch leaves to those that come after it.
///
/// @param parameters by name, those written first at the front
/// @param files by name
public record Written(
        SequencedMap<String, Parameter> parameters, SequencedMap<String, DataFile> files) {
    private static final SequencedMap<String, DataFile> NO_FILES =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    public static final Written NOTHING = of(new LinkedHashMap<>());

    public Written {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        files =
                files.isEmpty()
                        ? NO_FILES
                        : Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    /// Parameters, and no files.
    public static Written of(SequencedMap<String, ? extends Parameter> parameters) {
        return new Written(new LinkedHashMap<>(parameters), NO_FILES);
    }

    public boolean isNothing() {
        return parameters.isEmpty() && files.isEmpty();
    }
}
