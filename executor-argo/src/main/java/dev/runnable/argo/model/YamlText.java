package dev.runnable.argo.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// JSON as YAML that people read: what fits in a line stands in one, all else in blocks, and texts
/// of several lines as they are. The same tree is always the same text.
///
/// Written by hand because the readers are those of Kubernetes and kubectl, which follow YAML 1.1,
/// and because a document of thousands of tasks has to be small: libraries have one style for the
/// whole text, and leave `1e3` without quotes.
public final class YamlText {
    private static final int LONGEST_LINE = 160;
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /// A document, ending with a line break.
    public static String of(JsonNode mapping) {
        YamlText text = new YamlText();
        text.mapping(mapping, "");
        return text.out.toString();
    }

    private void mapping(JsonNode mapping, String indent) {
        String before = "";
        for (Map.Entry<String, JsonNode> field : mapping.properties()) {
            out.append(before).append(YamlScalar.of(field.getKey())).append(':');
            value(field.getValue(), indent);
            before = indent;
        }
    }

    private void list(JsonNode list, String indent) {
        for (JsonNode item : list) {
            out.append(indent).append("- ");
            if (YamlFlow.append(item, LONGEST_LINE, out)) {
                out.append('\n');
            } else if (item.isObject()) {
                mapping(item, indent + STEP);
            } else {
                YamlFlow.append(item, Integer.MAX_VALUE, out);
                out.append('\n');
            }
        }
    }

    private void value(JsonNode value, String indent) {
        if (value.isTextual() && YamlScalar.isBlock(value.textValue())) {
            out.append(' ');
            YamlScalar.appendBlock(value.textValue(), indent + STEP, out);
            return;
        }
        out.append(' ');
        if (!isBlock(value)) {
            YamlFlow.append(value, Integer.MAX_VALUE, out);
            out.append('\n');
        } else if (!indent.isEmpty() && YamlFlow.append(value, LONGEST_LINE, out)) {
            out.append('\n');
        } else {
            out.setCharAt(out.length() - 1, '\n');
            block(value, indent);
        }
    }

    private void block(JsonNode value, String indent) {
        if (value.isObject()) {
            out.append(indent).append(STEP);
            mapping(value, indent + STEP);
        } else {
            list(value, indent + STEP);
        }
    }

    private static boolean isBlock(JsonNode value) {
        return value.isContainerNode() && !value.isEmpty();
    }
}
