package dev.runnable.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a step sees, as plain maps: a branch has a copy of what was visible around it, and knows
/// apart from that what was written in it.
///
/// @param around the parameters visible where the branch stands
/// @param own those written in the step's own graph; of the pipeline's graph, all
/// @param variables the items and indices around the step
record View(
        Map<String, Parameter> around,
        Map<String, Parameter> own,
        Map<String, JsonNode> variables) {
    View {
        around = Collections.unmodifiableMap(new LinkedHashMap<>(around));
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    static View initial(Map<String, Parameter> parameters) {
        return new View(Map.of(), parameters, Map.of());
    }

    Map<String, Parameter> visible() {
        return union(around, own);
    }

    /// Variables win over parameters.
    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> Optional.ofNullable(visible().get(name)).map(Parameter::value));
    }

    View after(Map<String, Parameter> outputs) {
        return new View(around, union(own, outputs), variables);
    }

    /// @param written what earlier iterations of the branch wrote
    View branch(Map<String, Parameter> written, Map<String, JsonNode> added) {
        return new View(visible(), written, union(variables, added));
    }

    /// What the run log has of an attempt's inputs.
    Map<String, Parameter> recorded() {
        Map<String, Parameter> recorded = new LinkedHashMap<>(own);
        variables.forEach((name, value) -> recorded.put(name, new Parameter.Json(value)));
        return recorded;
    }

    static <T> Map<String, T> union(Map<String, T> first, Map<String, T> second) {
        Map<String, T> union = new LinkedHashMap<>(first);
        union.putAll(second);
        return union;
    }
}
