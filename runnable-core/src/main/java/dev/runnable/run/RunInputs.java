package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What whoever starts a run says about it.
///
/// @param parametersFile as it was named
/// @param set texts `name=value`
/// @param values of parameters, before all others
/// @param classpath of Java tasks, before that of the configuration: paths and globs
public record RunInputs(
        Optional<String> parametersFile,
        List<String> set,
        SequencedMap<String, JsonNode> values,
        List<String> classpath) {
    public RunInputs {
        requireNonNull(parametersFile, "parametersFile");
        set = List.copyOf(set);
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        classpath = List.copyOf(classpath);
    }
}
