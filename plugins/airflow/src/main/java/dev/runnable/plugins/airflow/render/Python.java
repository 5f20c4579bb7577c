package dev.runnable.plugins.airflow.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Values as Python writes them. What comes out is ASCII on one line.
final class Python {
    private Python() {}

    static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c >= ' ' && c < 0x7f) {
                    out.append((char) c);
                } else if (Character.isBmpCodePoint(c)) {
                    out.append("\\u%04x".formatted(c));
                } else {
                    out.append("\\U%08x".formatted(c));
                }
            }
        }
    }

    static String texts(List<String> values) {
        return values.stream().map(Python::text).collect(Collectors.joining(", ", "[", "]"));
    }

    static String json(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "None";
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case STRING -> text(value.textValue());
            case ARRAY -> array(value);
            case OBJECT -> object(value);
            case NUMBER, BINARY, POJO -> JsonText.of(value);
        };
    }

    private static String array(JsonNode value) {
        List<String> elements = new ArrayList<>(value.size());
        value.forEach(element -> elements.add(json(element)));
        return "[" + String.join(", ", elements) + "]";
    }

    private static String object(JsonNode value) {
        List<String> fields = new ArrayList<>(value.size());
        value.properties()
                .forEach(field -> fields.add(text(field.getKey()) + ": " + json(field.getValue())));
        return "{" + String.join(", ", fields) + "}";
    }

    static String duration(Duration value) {
        long whole = value.toSeconds();
        return value.toNanosPart() == 0
                ? "timedelta(seconds=" + whole + ")"
                : "timedelta(seconds=%d, microseconds=%d)"
                        .formatted(whole, value.toNanosPart() / 1000);
    }
}
