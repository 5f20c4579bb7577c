package dev.runnable.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a document as YAML that people like to read, and that our reader reads as the same.
public final class BlockYaml {
    /// Longer keys have to be announced.
    private static final int LONGEST_KEY = 500;

    private static final int WIDTH = 88;

    private final StringBuilder out = new StringBuilder();

    private BlockYaml() {}

    /// @param document of maps, lists, texts, numbers, booleans and nulls
    public static String write(Map<String, ?> document) {
        BlockYaml yaml = new BlockYaml();
        yaml.mapping(document, 0);
        return yaml.out.toString();
    }

    private void mapping(Map<?, ?> mapping, int indent) {
        mapping.forEach((key, value) -> {
            indent(indent);
            key(String.valueOf(key), indent);
            value(value, indent);
        });
    }

    private void key(String text, int indent) {
        if (text.length() > LONGEST_KEY) {
            out.append("? ").append(YamlScalar.quoted(text)).append('\n');
            indent(indent);
        } else {
            out.append(YamlScalar.onOneLine(text, false));
        }
        out.append(':');
    }

    /// What comes after a key's colon.
    private void value(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> mapping && !isShort(mapping, indent)) {
            out.append('\n');
            mapping(mapping, indent + 2);
        } else if (value instanceof List<?> list && !isShort(list, indent)) {
            out.append('\n');
            list.forEach(item -> item(item, indent + 2));
        } else if (value instanceof String text && YamlScalar.isBlock(text)) {
            out.append(' ').append(YamlScalar.block(text, " ".repeat(indent + 2)));
        } else {
            out.append(' ').append(flow(value, false)).append('\n');
        }
    }

    private void item(@Nullable Object item, int indent) {
        indent(indent);
        out.append('-');
        if (item instanceof Map<?, ?> mapping && !isShort(mapping, indent)) {
            int start = out.length();
            mapping(mapping, indent + 2);
            out.replace(start, start + indent + 2, " ");
        } else {
            value(item, indent);
        }
    }

    /// A collection of leaves, or of small collections of leaves, that fits on one line.
    private static boolean isShort(Object collection, int indent) {
        return switch (collection) {
            case Map<?, ?> map when map.isEmpty() -> true;
            case Map<?, ?> map -> isSmall(map) && fits(map, indent);
            case List<?> list -> list.stream().allMatch(BlockYaml::isSmall) && fits(list, indent);
            default -> false;
        };
    }

    private static boolean fits(Object collection, int indent) {
        return indent + flow(collection, false).length() < WIDTH;
    }

    /// A leaf, or a mapping of leaves that is no step: those are read better one below the other.
    private static boolean isSmall(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? map.size() <= 4
                        && !map.containsKey("type")
                        && map.values().stream().allMatch(BlockYaml::isLeafOrList)
                : isLeaf(value);
    }

    private static boolean isLeafOrList(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().allMatch(BlockYaml::isLeaf)
                : isLeaf(value);
    }

    private static boolean isLeaf(@Nullable Object value) {
        return !(value instanceof Map<?, ?> || value instanceof List<?>)
                && !(value instanceof String text && text.indexOf('\n') >= 0);
    }

    private static String flow(@Nullable Object value, boolean inside) {
        StringBuilder text = new StringBuilder();
        flow(value, inside, text);
        return text.toString();
    }

    private static void flow(@Nullable Object value, boolean inside, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                map.forEach((key, entry) -> {
                    separate(text, '{');
                    text.append(YamlScalar.onOneLine(String.valueOf(key), true)).append(": ");
                    flow(entry, true, text);
                });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (int i = 0; i < list.size(); i++) {
                    text.append(i == 0 ? "" : ", ");
                    flow(list.get(i), true, text);
                }
                text.append(']');
            }
            case String string -> text.append(YamlScalar.onOneLine(string, inside));
            case null, default -> text.append(value);
        }
    }

    private static void separate(StringBuilder text, char opening) {
        if (text.charAt(text.length() - 1) != opening) {
            text.append(", ");
        }
    }

    private void indent(int indent) {
        out.append(" ".repeat(indent));
    }
}
