package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Consumer;

/// The `{{…}}` in texts.
final class Tags {
    private Tags() {}

    /// A value that cannot be put in.
    static final class Unusable extends Exception {
        private final String message;

        Unusable(String message) {
            super(message, null, false, false);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }

    /// Every text within with what the scope knows put in; what it doesn't know stays.
    static JsonNode replace(JsonNode node, Scope scope) throws Unusable {
        if (node.isTextual()) {
            String text = node.textValue();
            String replaced = replace(text, scope);
            return replaced.equals(text) ? node : JsonNodeFactory.instance.textNode(replaced);
        }
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode(node.size());
            for (JsonNode each : node) {
                list.add(replace(each, scope));
            }
            return list;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            for (var each : node.properties()) {
                object.set(replace(each.getKey(), scope), replace(each.getValue(), scope));
            }
            return object;
        }
        return node;
    }

    static String replace(String text, Scope scope) throws Unusable {
        int open = text.indexOf("{{");
        if (open < 0) {
            return text;
        }
        var out = new StringBuilder();
        int from = 0;
        for (; open >= 0; open = text.indexOf("{{", from)) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new Unusable("'{{' without '}}' in " + text);
            }
            out.append(text, from, open);
            out.append(put(text.substring(open + 2, close), scope));
            from = close + 2;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String put(String tag, Scope scope) throws Unusable {
        return switch (scope.find(tag.strip())) {
            case Scope.Found found -> usable(tag, found.text());
            case Scope.Missing _ -> "{{" + tag + "}}";
            case Scope.Absent _ ->
                    throw new Unusable(
                            "unable to substitute {{"
                                    + tag
                                    + "}}: output of a task that was not run, without a default");
        };
    }

    /// Argo writes values into JSON as Go quotes them, which for these characters is no JSON.
    private static String usable(String tag, String value) throws Unusable {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0x7f || (c < ' ' && "\b\f\n\r\t".indexOf(c) < 0)) {
                throw new Unusable(
                        "the value of {{%s}} has the character U+%04X: the result was invalid JSON"
                                .formatted(tag, (int) c));
            }
        }
        return value;
    }

    /// Tells the name in every tag.
    static void each(JsonNode node, Consumer<String> tag) {
        if (node.isTextual()) {
            each(node.textValue(), tag);
        } else {
            node.properties().forEach(each -> each(each.getKey(), tag));
            node.forEach(child -> each(child, tag));
        }
    }

    static void each(String text, Consumer<String> tag) {
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new ArgoException("'{{' without '}}' in " + text);
            }
            tag.accept(text.substring(open + 2, close));
        }
    }
}
