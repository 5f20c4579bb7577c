package dev.runnable.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// JSON as Python's `json.dumps` writes it, character for character: `, ` and `: ` between the
/// parts, what is not ASCII escaped, floats in Python's notation. Users' scripts compare the text.
public final class JsonText {
    private JsonText() {}

    public static String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// A value as a shell variable holds it: a text is itself, everything else its JSON.
    public static String forShell(JsonNode value) {
        return value.isTextual() ? value.textValue() : of(value);
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> quote(value.textValue(), out);
            case NUMBER -> out.append(number(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> quote(value.asText(), out);
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            out.append(separator);
            quote(field.getKey(), out);
            out.append(": ");
            write(field.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode array, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
            out.append(separator);
            write(element, out);
            separator = ", ";
        }
        out.append(']');
    }

    private static String number(JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : pythonFloat(value.doubleValue());
    }

    /// Python writes the shortest digits like Java, but positionally up to 1e16 and with a
    /// two-digit signed exponent beyond.
    static String pythonFloat(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(value);
        String text = Double.toString(value);
        int e = text.indexOf('E');
        if (e < 0) {
            return text;
        }
        if (size >= 1e-4 && size < 1e16) {
            String plain = new java.math.BigDecimal(text).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = text.substring(0, e);
        String mantissa = digits.endsWith(".0") ? digits.substring(0, e - 2) : digits;
        int exponent = Integer.parseInt(text.substring(e + 1));
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
