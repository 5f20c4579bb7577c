package dev.runnable.sdk;

import dev.runnable.definition.BlockYaml;
import dev.runnable.problem.Problem;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Checks a reducer as the reader of files does, in the call that names it.
final class Reducers {
    private Reducers() {}

    static void check(String reducer, Mistake mistake) {
        SequencedMap<String, Object> step = new LinkedHashMap<>();
        step.put("type", "map");
        step.put("iterate_on", "list");
        step.put("iterate_as", "item");
        step.put("reducer", reducer);
        step.put("branch", chain(Map.of("type", "stub", "next", "success")));
        step.put("next", "success");
        String text = BlockYaml.write(Map.of("dag", chain(step)));
        Optional<Problem> problem =
                PipelineReader.readText(text, "reducer", CommandTypes.builtIn()).problems().stream()
                        .filter(Problem::isError)
                        .findFirst();
        if (problem.isPresent()) {
            throw mistake.of(
                    problem.get().code(), problem.get().message(), problem.get().hint().orElse(""));
        }
    }

    private static Map<String, Object> chain(Map<String, Object> step) {
        return Map.of("start_at", "step", "steps", Map.of("step", step));
    }
}
