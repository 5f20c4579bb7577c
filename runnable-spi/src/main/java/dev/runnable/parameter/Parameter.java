package dev.runnable.parameter;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/// A named value that steps hand to each other. The kinds and their JSON are those of the run log.
public sealed interface Parameter {
    /// The value; of a stored object what refers to it.
    JsonNode value();

    /// `json`, `metric` or `object`.
    String kind();

    record Json(JsonNode value) implements Parameter {
        public Json {
            requireNonNull(value, "value");
        }

        @Override
        public String kind() {
            return "json";
        }
    }

    /// A value that is also listed among the attempt's metrics.
    record Metric(JsonNode value) implements Parameter {
        public Metric {
            requireNonNull(value, "value");
        }

        @Override
        public String kind() {
            return "metric";
        }
    }

    /// An object of a language, stored elsewhere: the JSON of a [dev.runnable.spi.ObjectReference],
    /// or what a map without reducer makes of such, a list. Of a run log that the original wrote: a
    /// name.
    record Stored(JsonNode value) implements Parameter {
        public Stored {
            requireNonNull(value, "value");
        }

        @Override
        public String kind() {
            return "object";
        }
    }

    /// This parameter with another value of the same kind.
    default Parameter with(JsonNode other) {
        return switch (this) {
            case Json _ -> new Json(other);
            case Metric _ -> new Metric(other);
            case Stored _ -> new Stored(other);
        };
    }
}
