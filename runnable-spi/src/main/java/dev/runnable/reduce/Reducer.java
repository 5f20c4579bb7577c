package dev.runnable.reduce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How the values that the items of a map have left under a name become one value.
public sealed interface Reducer {
    /// As it stands in a pipeline file; empty for [Collect].
    String text();

    /// One that needs no user's code. Its function is pure and thread-safe.
    sealed interface Pure extends Reducer permits Collect, BuiltIn {
        /// Makes one value.
        ///
        /// @param values in the order of the items, of those items that left one
        /// @throws ReducerException when they are not of a kind that it takes
        JsonNode reduce(List<? extends JsonNode> values) throws ReducerException;

        /// Makes one value for each name, in the order of the names.
        ///
        /// @throws ReducerException for the first name whose values it cannot take; tells the name
        default SequencedMap<String, JsonNode> reduceAll(
                Map<String, ? extends List<? extends JsonNode>> values) throws ReducerException {
            SequencedMap<String, JsonNode> reduced = LinkedHashMap.newLinkedHashMap(values.size());
            for (Map.Entry<String, ? extends List<? extends JsonNode>> name : values.entrySet()) {
                try {
                    reduced.put(name.getKey(), reduce(name.getValue()));
                } catch (ReducerException e) {
                    throw e.forParameter(name.getKey());
                }
            }
            return reduced;
        }
    }

    /// A user's own, for [dev.runnable.spi.TraversingExecutor.Session#reduce].
    sealed interface Custom extends Reducer {
        /// Who evaluates it: the `command_type` of tasks in its language.
        String commandType();
    }

    /// No reducer: the list of the values.
    record Collect() implements Pure {
        @Override
        public String text() {
            return "";
        }

        @Override
        public JsonNode reduce(List<? extends JsonNode> values) {
            return JsonNodeFactory.instance.arrayNode(values.size()).addAll(values);
        }
    }

    /// A static method: `com.acme.R::f` or `R.java::f`.
    record Java(String text) implements Custom {
        public Java {
            requireNonNull(text, "text");
        }

        @Override
        public String commandType() {
            return "java";
        }
    }

    /// A function that is called with all values: `lambda *x: …`, `pkg.f`, or the bare name of one
    /// of Python's built-in functions.
    record Python(String text) implements Custom {
        public Python {
            requireNonNull(text, "text");
        }

        @Override
        public String commandType() {
            return "python";
        }
    }

    /// What a `reducer` in a pipeline file means. Total: what is wrong with a text is told by those
    /// who read the file, or evaluate it.
    ///
    /// @param text absent or blank for none
    static Reducer parse(Optional<String> text) {
        String stripped = text.orElse("").strip();
        if (stripped.isEmpty()) {
            return new Collect();
        }
        Optional<BuiltIn> builtIn = BuiltIn.named(stripped);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        return !Lambda.isLambda(stripped) && stripped.contains("::")
                ? new Java(stripped)
                : new Python(stripped);
    }
}
