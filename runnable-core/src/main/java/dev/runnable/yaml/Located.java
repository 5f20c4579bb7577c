package dev.runnable.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.SourceLocation;
import java.util.List;
import java.util.SequencedMap;

/// A part of a YAML document and where it stands. What aliases point to is shared, so the tree is
/// to be read, never changed.
public sealed interface Located {
    /// Where it begins; of something that an alias brought in, where it was written.
    SourceLocation location();

    /// The value as JSON. Keys are their text; types are those of the YAML 1.2 core schema.
    JsonNode toJson();

    /// What it is, in words: `a list`, `the number 3`.
    String describe();

    /// A mapping. Every key is there once.
    ///
    /// @param entries by the text of their key, in the order of the file; what merge keys bring in
    ///   comes first
    record Mapping(SourceLocation location, SequencedMap<String, Entry> entries)
            implements Located {
        public Mapping {
            requireNonNull(location, "location");
            requireNonNull(entries, "entries");
        }

        @Override
        public JsonNode toJson() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Entry entry : entries.values()) {
                object.set(entry.key().text(), entry.value().toJson());
            }
            return object;
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /// An entry of a mapping.
    record Entry(Scalar key, Located value) {
        public Entry {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        }
    }

    /// A list.
    record Sequence(SourceLocation location, List<Located> items) implements Located {
        public Sequence {
            requireNonNull(location, "location");
            requireNonNull(items, "items");
        }

        @Override
        public JsonNode toJson() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
            for (Located item : items) {
                array.add(item.toJson());
            }
            return array;
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /// A single value.
    ///
    /// @param text without quotes and with escapes resolved
    /// @param plain whether its text decides its type; otherwise (in quotes, a block) it is a text
    record Scalar(SourceLocation location, String text, boolean plain) implements Located {
        public Scalar {
            requireNonNull(location, "location");
            requireNonNull(text, "text");
        }

        public CoreSchema type() {
            return plain ? CoreSchema.of(text) : CoreSchema.TEXT;
        }

        public boolean isNull() {
            return plain && type() == CoreSchema.NULL;
        }

        @Override
        public JsonNode toJson() {
            return type().toJson(text);
        }

        @Override
        public String describe() {
            return switch (type()) {
                case NULL -> "nothing";
                case BOOLEAN -> "the boolean " + text;
                case WHOLE, DECIMAL -> "the number " + Excerpt.of(text);
                case TEXT -> text.isEmpty() ? "an empty text" : "the text " + Excerpt.quote(text);
            };
        }
    }
}
