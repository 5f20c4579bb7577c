package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The text of a Python annotation, and a value of that type: of the built-in types and of what
/// `typing` makes of them.
final class Annotation {
    private static final int ITEMS = 3;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Annotation() {}

    /// @return empty for types that tell nothing from their names
    static Optional<JsonNode> sample(String annotation) {
        String text = unquoted(annotation.strip());
        int bar = outside(text, '|', 0);
        if (bar > 0) {
            return sample(text.substring(0, bar)).or(() -> sample(text.substring(bar + 1)));
        }
        int bracket = text.indexOf('[');
        String name = (bracket < 0 ? text : text.substring(0, bracket)).strip();
        List<String> arguments = bracket < 0 ? List.of() : arguments(text, bracket);
        return switch (plain(name)) {
            case "int" -> Optional.of(JSON.numberNode(1));
            case "float" -> Optional.of(JSON.numberNode(1.0));
            case "bool" -> Optional.of(JSON.booleanNode(false));
            case "str" -> Optional.of(JSON.textNode("text"));
            case "list", "sequence", "iterable", "set" -> list(arguments);
            case "tuple" -> tuple(arguments);
            case "dict", "mapping" -> dict(arguments);
            case "optional", "union", "annotated", "final" ->
                    arguments.isEmpty() ? Optional.empty() : sample(arguments.getFirst());
            case "literal" -> arguments.stream().findFirst().map(Annotation::literal);
            default -> Optional.empty();
        };
    }

    /// The types of the parts of a tuple; none for another type.
    static List<String> partsOfTuple(String annotation) {
        String text = unquoted(annotation.strip());
        int bracket = text.indexOf('[');
        boolean tuple = bracket > 0 && plain(text.substring(0, bracket).strip()).equals("tuple");
        return tuple ? arguments(text, bracket) : List.of();
    }

    /// Without the module, and as both generations of `typing` write it.
    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && "'\"".indexOf(text.charAt(0)) >= 0
                        && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static Optional<JsonNode> list(List<String> arguments) {
        ArrayNode list = JSON.arrayNode();
        Optional<JsonNode> item = arguments.stream().findFirst().flatMap(Annotation::sample);
        for (int i = 1; i <= ITEMS && item.isPresent(); i++) {
            list.add(item.get().isTextual() ? JSON.textNode("text-" + i) : item.get());
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> tuple(List<String> arguments) {
        if (arguments.size() == 2 && arguments.getLast().equals("...")) {
            return list(arguments);
        }
        ArrayNode tuple = JSON.arrayNode();
        arguments.forEach(part -> tuple.add(sample(part).orElseGet(JSON::nullNode)));
        return Optional.of(tuple);
    }

    private static Optional<JsonNode> dict(List<String> arguments) {
        ObjectNode dict = JSON.objectNode();
        if (arguments.size() == 2) {
            sample(arguments.getLast()).ifPresent(value -> dict.set("key", value));
        }
        return Optional.of(dict);
    }

    private static JsonNode literal(String text) {
        String unquoted = unquoted(text);
        return unquoted.equals(text) && text.matches("-?\\d{1,9}")
                ? JSON.numberNode(Integer.parseInt(text))
                : JSON.textNode(unquoted);
    }

    private static List<String> arguments(String text, int bracket) {
        int end = closing(text, bracket);
        List<String> arguments = new ArrayList<>();
        String inner = end < 0 ? "" : text.substring(bracket + 1, end);
        int from = 0;
        for (int comma = outside(inner, ',', 0); comma >= 0; comma = outside(inner, ',', from)) {
            arguments.add(inner.substring(from, comma).strip());
            from = comma + 1;
        }
        arguments.add(inner.substring(from).strip());
        arguments.removeIf(String::isEmpty);
        return arguments;
    }

    /// Where a character stands outside of all brackets; -1 when it does not.
    private static int outside(String text, char wanted, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == wanted) {
                return at;
            }
            if (c == '[' || c == '(') {
                int end = closing(text, at);
                if (end < 0) {
                    return -1;
                }
                at = end;
            }
        }
        return -1;
    }

    /// The bracket that closes the one at `open`; -1 when there is none. Brackets in texts and
    /// comments are taken for brackets: what is read wrongly tells nothing.
    static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
