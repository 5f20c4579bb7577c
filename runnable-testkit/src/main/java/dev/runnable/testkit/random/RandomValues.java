package dev.runnable.testkit.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.random.RandomGenerator;

/// Names of parameters and values for them. What a name is mostly used for, its values mostly suit:
/// so maps find lists and loops find an end, and not always.
final class RandomValues {
    static final List<String> LISTS = List.of("items", "more");
    static final List<String> FLAGS = List.of("flag", "done");
    static final List<String> CHOICES = List.of("choice", "way");
    static final List<String> OTHERS = List.of("x", "y", "it", "i", "n");
    static final List<String> KEYS = List.of("a", "b", "1", "true", "null", "2.5");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ITEMS = 3;
    private static final String LONG = "long ".repeat(20);

    private RandomValues() {}

    static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// One of `usual`, or now and then any name at all.
    static String name(RandomGenerator random, List<String> usual) {
        if (random.nextInt(6) > 0) {
            return pick(random, usual);
        }
        return pick(random, List.of(LISTS, FLAGS, CHOICES, OTHERS).get(random.nextInt(4)));
    }

    static JsonNode value(RandomGenerator random, String name) {
        if (random.nextInt(12) == 0) {
            return any(random);
        }
        if (LISTS.contains(name)) {
            return list(random, random.nextInt(MOST_ITEMS + 1));
        }
        if (FLAGS.contains(name)) {
            return flag(random);
        }
        if (CHOICES.contains(name)) {
            return choice(random);
        }
        return any(random);
    }

    private static JsonNode flag(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> JSON.booleanNode(true);
            case 2 -> JSON.textNode("true");
            case 3 -> JSON.textNode("True");
            case 4 -> JSON.numberNode(1);
            case 5 -> JSON.textNode("yes");
            default -> JSON.booleanNode(false);
        };
    }

    private static JsonNode choice(RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.numberNode(1);
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.nullNode();
            case 3 -> JSON.numberNode(2.5);
            case 4 -> JSON.textNode("b");
            default -> JSON.textNode("a");
        };
    }

    private static ArrayNode list(RandomGenerator random, int size) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            boolean again = i > 0 && random.nextInt(4) == 0;
            list.add(again ? list.get(random.nextInt(i)) : any(random));
        }
        return list;
    }

    private static JsonNode any(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(4) / 2.0);
            case 3 -> JSON.textNode(pick(random, List.of("", "a b", "naïve.日本", LONG, "1", "0-x")));
            case 4 -> JSON.objectNode().put("k", random.nextInt(2)).put("l", "v");
            case 5 -> JSON.arrayNode().add(random.nextInt(3)).add("t");
            case 6 -> JSON.arrayNode().add(JSON.arrayNode().add(1)).add(JSON.arrayNode());
            case 7, 8 -> JSON.textNode(pick(random, List.of("a", "b", "c")));
            default -> JSON.numberNode(random.nextInt(5));
        };
    }
}
