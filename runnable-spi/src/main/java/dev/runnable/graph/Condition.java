package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A question about one parameter.
public sealed interface Condition {
    /// The parameter that is asked about.
    String parameter();

    /// Whether it holds something but `false`, `null`, 0, and the empty text, list or mapping.
    record Truth(String parameter) implements Condition {
        public Truth {
            requireNonNull(parameter, "parameter");
        }
    }

    /// Whether it equals `value`, or does not.
    record Equals(String parameter, JsonNode value, boolean negated) implements Condition {
        public Equals {
            requireNonNull(parameter, "parameter");
            requireNonNull(value, "value");
        }
    }

    /// Whether it equals one of `values`.
    record In(String parameter, List<JsonNode> values) implements Condition {
        public In {
            requireNonNull(parameter, "parameter");
            values = List.copyOf(values);
        }
    }

    /// Whether it is there at all (`expected` true) or not there (`expected` false).
    record Exists(String parameter, boolean expected) implements Condition {
        public Exists {
            requireNonNull(parameter, "parameter");
        }
    }
}
