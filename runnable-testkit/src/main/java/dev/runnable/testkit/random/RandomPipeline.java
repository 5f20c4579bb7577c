package dev.runnable.testkit.random;

import dev.runnable.graph.Graph;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/// A graph of any nodes in any nesting, and parameters for it.
public record RandomPipeline(Graph graph, SequencedMap<String, Parameter> parameters) {
    /// What pipelines are to be like.
    public enum Kind {
        /// Anything whose result does not depend on timing.
        ANY,
        /// Also with `fail_fast`: the result is fixed only when one task runs at a time.
        ORDERED,
        /// No failure is ever handled: neither by `on_failure` nor by `on_error`.
        UNHANDLED
    }

    public RandomPipeline {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    public static RandomPipeline of(long seed, Kind kind) {
        Random random = new Random(seed);
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        for (List<String> names :
                List.of(RandomValues.LISTS, RandomValues.FLAGS, RandomValues.CHOICES)) {
            for (String name : names) {
                if (random.nextInt(4) > 0) {
                    parameters.put(name, new Parameter.Json(RandomValues.value(random, name)));
                }
            }
        }
        return new RandomPipeline(new RandomGraphs(random, kind).graph(), parameters);
    }
}
