package dev.runnable.engine;

import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a step comes to whose last try has failed.
///
/// @param defaults what it leaves in place of its outputs
record GivenUp(StepState state, SequencedMap<String, Parameter> defaults) {
    static GivenUp of(Node node) {
        OnError onError = node.options().onError().orElse(OnError.FAIL);
        SequencedMap<String, Parameter> defaults = new LinkedHashMap<>();
        StepState state =
                switch (onError.action()) {
                    case FAIL -> StepState.FAILED;
                    case SKIP -> StepState.SKIPPED;
                    case CONTINUE -> {
                        onError.defaultOutput()
                                .forEach((k, v) -> defaults.put(k, new Parameter.Json(v)));
                        yield StepState.SUCCESS;
                    }
                };
        return new GivenUp(state, defaults);
    }
}
