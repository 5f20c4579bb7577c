package dev.runnable.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RandomEvents;
import dev.runnable.json.JsonOrText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemKeysTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void plainScalarsAreTheirOwnKeys() {
        assertThat(keys("[\"a\", \"b-2_C\", 17, -3, true, null]"))
                .containsExactly("a", "b-2_C", "17", "-3", "true", "null");
    }

    @Test
    void otherItemsAreIndexAndHash() {
        assertThat(keys("[\"a b\", 1.5, [1], {\"x\": 1}, \"\", \"é\"]"))
                .containsExactly(
                        "0-" + hash("\"a b\""),
                        "1-" + hash("1.5"),
                        "2-" + hash("[1]"),
                        "3-" + hash("{\"x\": 1}"),
                        "4-" + hash("\"\""),
                        "5-" + hash("\"\\u00e9\""));
        assertThat(keys("[\"" + "x".repeat(63) + "\", \"" + "y".repeat(64) + "\"]"))
                .containsExactly("x".repeat(63), "1-" + hash("\"" + "y".repeat(64) + "\""));
    }

    @Test
    void textsThatOccurTwiceAreNoKeys() {
        assertThat(keys("[1, \"1\", \"a\", \"b\", \"a\"]"))
                .containsExactly(
                        "0-" + hash("1"),
                        "1-" + hash("\"1\""),
                        "2-" + hash("\"a\""),
                        "b",
                        "4-" + hash("\"a\""));
    }

    @Test
    void hashDoesNotDependOnTheOrderOfFieldsOrTheTypeOfANumber() {
        assertThat(keys("[{\"b\": [2, {}, []], \"a\": 1}]"))
                .isEqualTo(keys("[{\"a\": 1, \"b\": [2, {}, []]}]"))
                .containsExactly("0-" + hash("{\"a\": 1, \"b\": [2, {}, []]}"));
        assertThat(ItemKeys.of(List.of(JSON.numberNode(0.1f))).keys())
                .isEqualTo(ItemKeys.of(List.of(JSON.numberNode(0.1d))).keys());
        assertThat(ItemKeys.of(List.of(LongNode.valueOf(5))).keys()).containsExactly("5");
    }

    @Test
    void textThatIsTheIndexAndHashOfAnItemIsNotTakenForIt() {
        String first = "0-" + hash("\"a b\"");
        String own = hash("\"" + first + "\"");

        assertThat(keys("[\"a b\", \"" + first + "\"]")).containsExactly(first, "1-" + own);
        assertThat(keys("[\"a\", \"0-" + hash("\"a\"") + "\"]"))
                .containsExactly("a", "1-" + hash("\"0-" + hash("\"a\"") + "\""));
        assertThat(keys("[\"a b\", \"0-00000000\", \"9-01234567\"]"))
                .containsExactly(first, "0-00000000", "9-01234567");
    }

    @Test
    void keysDifferWhateverTheItemsAre() {
        RandomEvents values = new RandomEvents(6);
        Random random = new Random(6);
        for (int i = 0; i < 3_000; i++) {
            List<JsonNode> items = new ArrayList<>();
            int size = random.nextInt(30);
            while (items.size() < size) {
                items.add(item(items, values, random));
            }

            List<String> keys = ItemKeys.of(items).keys();

            assertThat(keys).hasSize(size).doesNotHaveDuplicates();
            assertThat(keys).allMatch(key -> key.matches("[A-Za-z0-9_-]{1,63}"));
            assertThat(ItemKeys.of(JSON.arrayNode().addAll(items)).keys()).isEqualTo(keys);
        }
    }

    /// Often one that was there already, its text, or its likely key.
    private static JsonNode item(List<JsonNode> items, RandomEvents values, Random random) {
        if (items.isEmpty() || random.nextInt(3) == 0) {
            return random.nextBoolean() ? values.json() : JSON.numberNode(random.nextInt(9));
        }
        int index = random.nextInt(items.size());
        JsonNode before = items.get(index);
        String text = CanonicalText.of(before);
        return switch (random.nextInt(3)) {
            case 0 -> before;
            case 1 -> TextNode.valueOf(text);
            default -> TextNode.valueOf(index + "-" + hash(text));
        };
    }

    @Test
    void hundredThousandItemsHaveAsManyKeys() {
        List<JsonNode> items =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> (JsonNode) TextNode.valueOf(i % 3 == 0 ? "x y" : "k" + i))
                        .toList();

        assertThat(ItemKeys.of(items).keys()).doesNotHaveDuplicates().hasSize(100_000);
    }

    @Test
    void itemMayBeDeeperThanTheStack() {
        ArrayNode deep = JSON.arrayNode();
        for (int i = 0; i < 100_000; i++) {
            deep = JSON.arrayNode().add(deep);
        }

        assertThat(ItemKeys.of(List.of(deep)).keys()).hasSize(1);
    }

    @Test
    void itemIsFoundByItsValue() {
        ItemKeys keys = ItemKeys.of(JsonOrText.of("[1, 2.5, {\"a\": 1, \"b\": 2}, \"x\", \"x\"]"));

        assertThat(keys.keysOf(LongNode.valueOf(1))).containsExactly("1");
        assertThat(keys.keysOf(JsonOrText.of("{\"b\": 2, \"a\": 1}")))
                .containsExactly(keys.keys().get(2));
        assertThat(keys.keysOf(TextNode.valueOf("x"))).isEqualTo(keys.keys().subList(3, 5));
        assertThat(keys.keysOf(TextNode.valueOf("y"))).isEmpty();
    }

    @Test
    void textFindsTheNumberThatItWasMadeOf() {
        ItemKeys numbers = ItemKeys.of(JsonOrText.of("[1, 2]"));
        ItemKeys both = ItemKeys.of(JsonOrText.of("[1, \"1\"]"));

        assertThat(numbers.keysOf(TextNode.valueOf("2"))).containsExactly("2");
        assertThat(both.keysOf(TextNode.valueOf("1"))).containsExactly(both.keys().get(1));
    }

    private static List<String> keys(String json) {
        return ItemKeys.of(JsonOrText.of(json)).keys();
    }

    private static String hash(String canonical) {
        return Digests.sha256(canonical).substring(0, 8);
    }
}
