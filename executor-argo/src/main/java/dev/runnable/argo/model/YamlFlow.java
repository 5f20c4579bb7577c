package dev.runnable.argo.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Values in one line: `{name: a, args: [b, c]}`.
final class YamlFlow {
    private final StringBuilder out;
    private final int end;

    private YamlFlow(StringBuilder out, int end) {
        this.out = out;
        this.end = end;
    }

    /// @param longest what may be appended
    /// @return false, with nothing appended, for what is longer
    static boolean append(JsonNode value, int longest, StringBuilder out) {
        int start = out.length();
        int end = longest > Integer.MAX_VALUE - start ? Integer.MAX_VALUE : start + longest;
        boolean fits = new YamlFlow(out, end).value(value);
        if (!fits) {
            out.setLength(start);
        }
        return fits;
    }

    private boolean value(JsonNode value) {
        boolean fits =
                switch (value.getNodeType()) {
                    case OBJECT -> mapping(value);
                    case ARRAY -> list(value);
                    case STRING -> text(value.textValue());
                    case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> text(value);
                };
        return fits && out.length() <= end;
    }

    private boolean mapping(JsonNode mapping) {
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : mapping.properties()) {
            out.append(separator);
            if (!text(field.getKey())) {
                return false;
            }
            out.append(": ");
            if (!value(field.getValue())) {
                return false;
            }
            separator = ", ";
        }
        out.append(mapping.isEmpty() ? "{}" : "}");
        return true;
    }

    private boolean list(JsonNode list) {
        String separator = "[";
        for (JsonNode item : list) {
            out.append(separator);
            if (!value(item)) {
                return false;
            }
            separator = ", ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
        return true;
    }

    private boolean text(String text) {
        if (text.length() > end - out.length()) {
            return false;
        }
        out.append(YamlScalar.of(text));
        return true;
    }

    private boolean text(JsonNode scalar) {
        out.append(scalar);
        return true;
    }
}
