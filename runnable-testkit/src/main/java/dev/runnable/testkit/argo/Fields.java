package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All fields that Argo and Kubernetes know in a document. Their schemas are open, this is closed.
final class Fields {
    private record Field(String type, boolean required) {}

    private static final Map<String, Map<String, Field>> TYPES = read();

    private Fields() {}

    /// Says about each unknown field, missing field and value of a wrong type where it is.
    static void check(String type, JsonNode node, String at, List<String> problems) {
        if (type.startsWith("[]")) {
            checkList(type.substring(2), node, at, problems);
        } else if (type.startsWith("{}")) {
            checkMap(type.substring(2), node, at, problems);
        } else if (type.length() == 1) {
            if (!isScalar(type.charAt(0), node)) {
                problems.add(at + ": expected " + named(type.charAt(0)) + ", found " + node);
            }
        } else {
            checkObject(type, node, at, problems);
        }
    }

    /// The types that are known, for comparison with the schema.
    static Map<String, Map<String, String>> all() {
        var all = new TreeMap<String, Map<String, String>>();
        TYPES.forEach((type, fields) -> {
            var types = new TreeMap<String, String>();
            fields.forEach((name, field) -> types.put(name, field.type()));
            all.put(type, types);
        });
        return all;
    }

    private static void checkList(String type, JsonNode node, String at, List<String> problems) {
        if (!node.isArray()) {
            problems.add(at + ": expected a list, found " + node);
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            check(type, node.path(i), at + "[" + i + "]", problems);
        }
    }

    private static void checkMap(String type, JsonNode node, String at, List<String> problems) {
        if (!node.isObject()) {
            problems.add(at + ": expected a map, found " + node);
            return;
        }
        node.properties()
                .forEach(each -> check(type, each.getValue(), at + "." + each.getKey(), problems));
    }

    private static void checkObject(String type, JsonNode node, String at, List<String> problems) {
        Map<String, Field> fields = TYPES.getOrDefault(type, Map.of());
        if (!node.isObject()) {
            problems.add(at + ": expected " + type + ", found " + node);
            return;
        }
        node.properties()
                .forEach(each -> {
                    Field field = fields.get(each.getKey());
                    String place = at + "." + each.getKey();
                    if (field == null) {
                        problems.add(place + ": unknown field of " + type);
                    } else {
                        check(field.type(), each.getValue(), place, problems);
                    }
                });
        fields.forEach((name, field) -> {
            if (field.required() && !node.has(name)) {
                problems.add(at + "." + name + ": required");
            }
        });
    }

    private static boolean isScalar(char type, JsonNode node) {
        return switch (type) {
            case 's' -> node.isTextual();
            case 'i' -> node.isIntegralNumber();
            case 'b' -> node.isBoolean();
            case 'n' -> node.isNumber();
            case 'v' -> node.isTextual() || node.isNumber();
            default -> true;
        };
    }

    private static String named(char type) {
        return switch (type) {
            case 's' -> "a text";
            case 'i' -> "an integer";
            case 'b' -> "true or false";
            case 'n' -> "a number";
            default -> "a text or a number";
        };
    }

    private static Map<String, Map<String, Field>> read() {
        try (var stream = Fields.class.getResourceAsStream("fields.txt")) {
            if (stream == null) {
                throw new IllegalStateException("fields.txt is not beside " + Fields.class);
            }
            var types = new HashMap<String, Map<String, Field>>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(words -> types.put(words[0], fields(words)));
            return types;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Map<String, Field> fields(String[] words) {
        var fields = new TreeMap<String, Field>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            int colon = word.indexOf(':');
            if (colon > 0) {
                boolean required = word.charAt(colon - 1) == '!';
                fields.put(
                        word.substring(0, required ? colon - 1 : colon),
                        new Field(word.substring(colon + 1), required));
            }
        }
        return fields;
    }
}
