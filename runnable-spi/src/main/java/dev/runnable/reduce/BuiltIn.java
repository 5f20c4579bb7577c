package dev.runnable.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The reducers that a pipeline file calls by a word. Of no values at all, `sum` and `count` are 0,
/// `concat` is an empty list, `merge` an empty object, and the others are null.
///
/// Booleans are no numbers. Whole numbers are exact, of any size.
public enum BuiltIn implements Reducer.Pure {
    /// Of numbers. A whole number when all of them are; else the float that is nearest to the exact
    /// sum, as Python's `math.fsum`, whatever the order.
    SUM {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Numbers.sum(values);
        }
    },

    /// Of numbers, or of texts by code points. The first of equal ones, as it is.
    MIN {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Ordering.extreme(this, values, -1);
        }
    },

    /// As [#MIN].
    MAX {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Ordering.extreme(this, values, 1);
        }
    },

    /// Of numbers; always a float, the one that is nearest to the exact mean.
    MEAN {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Numbers.mean(values);
        }
    },

    /// How many values there are, also those that are null.
    COUNT {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) {
            return JsonNodeFactory.instance.numberNode(values.size());
        }
    },

    FIRST {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) {
            return values.isEmpty() ? NullNode.getInstance() : values.getFirst();
        }
    },

    LAST {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) {
            return values.isEmpty() ? NullNode.getInstance() : values.getLast();
        }
    },

    /// Of lists, or of texts, one behind the other.
    CONCAT {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Unions.concat(values);
        }
    },

    /// Of objects: the keys of all of them, each with its last value.
    MERGE {
        @Override
        public JsonNode reduce(List<? extends JsonNode> values) throws ReducerException {
            return Unions.merge(values);
        }
    };

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BuiltIn> named(String word) {
        return Arrays.stream(values()).filter(one -> one.text().equals(word)).findFirst();
    }

    /// Their words.
    public static List<String> words() {
        return Arrays.stream(values()).map(BuiltIn::text).toList();
    }

    /// @param index of the value, from 0
    ReducerException cannot(String verb, int index, String found) {
        return new ReducerException(
                "reducer '%s' cannot %s item %d: it is %s"
                        .formatted(text(), verb, index + 1, found));
    }
}
