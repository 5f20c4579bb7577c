package dev.runnable.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The built-in reducers against what the platform has for the same.
class BuiltInPropertiesTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static <T> List<T> some(Random random, Function<Random, T> each) {
        return Stream.generate(() -> each.apply(random)).limit(1 + random.nextInt(30)).toList();
    }

    private static JsonNode whole(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt());
            case 1 -> LongNode.valueOf(random.nextLong());
            default -> BigIntegerNode.valueOf(new BigInteger(90, random).negate());
        };
    }

    private static JsonNode number(Random random) {
        return random.nextInt(3) == 0
                ? whole(random)
                : DoubleNode.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
    }

    private static JsonNode text(Random random) {
        int[] alphabet = {'a', 'b', 'é', 0xD7FF, 0xE000, 0xFFFD, 0x1F600, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(4), 0, alphabet.length)
                .forEach(i -> text.appendCodePoint(alphabet[i]));
        return TextNode.valueOf(text.toString());
    }

    private static BigDecimal exact(JsonNode number) {
        return number.isIntegralNumber()
                ? new BigDecimal(number.bigIntegerValue())
                : new BigDecimal(number.doubleValue());
    }

    private static BigDecimal exactSum(List<JsonNode> numbers) {
        return numbers.stream()
                .map(BuiltInPropertiesTest::exact)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// That no other float is nearer to the quotient, compared without dividing.
    private static void assertNearest(double result, BigDecimal sum, int count) {
        BigDecimal distance = distance(result, sum, count);
        assertThat(distance).isLessThanOrEqualTo(distance(Math.nextUp(result), sum, count));
        assertThat(distance).isLessThanOrEqualTo(distance(Math.nextDown(result), sum, count));
    }

    private static BigDecimal distance(double result, BigDecimal sum, int count) {
        return new BigDecimal(result).multiply(BigDecimal.valueOf(count)).subtract(sum).abs();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wholeNumbersAreAddedExactly(int seed) throws Exception {
        List<JsonNode> numbers = some(new Random(seed), BuiltInPropertiesTest::whole);
        JsonNode sum = BuiltIn.SUM.reduce(numbers);
        assertThat(sum.isIntegralNumber()).isTrue();
        assertThat(sum.bigIntegerValue())
                .isEqualTo(
                        numbers.stream()
                                .map(JsonNode::bigIntegerValue)
                                .reduce(BigInteger.ZERO, BigInteger::add));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void floatsAreTheNearestToTheExactResultInAnyOrder(int seed) throws Exception {
        Random random = new Random(seed);
        List<JsonNode> numbers = new ArrayList<>(some(random, BuiltInPropertiesTest::number));
        numbers.add(DoubleNode.valueOf(random.nextDouble()));
        JsonNode sum = BuiltIn.SUM.reduce(numbers);
        JsonNode mean = BuiltIn.MEAN.reduce(numbers);
        assertNearest(sum.doubleValue(), exactSum(numbers), 1);
        assertNearest(mean.doubleValue(), exactSum(numbers), numbers.size());
        Collections.shuffle(numbers, random);
        assertThat(BuiltIn.SUM.reduce(numbers)).isEqualTo(sum);
        assertThat(BuiltIn.MEAN.reduce(numbers)).isEqualTo(mean);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void extremesOfNumbersAreThoseOfTheirExactValues(int seed) throws Exception {
        List<JsonNode> numbers = some(new Random(seed), BuiltInPropertiesTest::number);
        assertExtremes(numbers, Comparator.comparing(BuiltInPropertiesTest::exact));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void extremesOfTextsAreThoseOfTheirCodePoints(int seed) throws Exception {
        List<JsonNode> texts = some(new Random(seed), BuiltInPropertiesTest::text);
        assertExtremes(
                texts,
                (a, b) ->
                        Arrays.compare(
                                a.textValue().codePoints().toArray(),
                                b.textValue().codePoints().toArray()));
    }

    /// A stable sort puts the first of equal ones first.
    private static void assertExtremes(List<JsonNode> values, Comparator<JsonNode> order)
            throws ReducerException {
        assertThat(BuiltIn.MIN.reduce(values))
                .isSameAs(values.stream().sorted(order).findFirst().orElseThrow());
        assertThat(BuiltIn.MAX.reduce(values))
                .isSameAs(values.stream().sorted(order.reversed()).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsArePutTogetherInOrder(int seed) throws Exception {
        Random random = new Random(seed);
        List<JsonNode> texts = some(random, BuiltInPropertiesTest::text);
        assertThat(BuiltIn.CONCAT.reduce(texts).textValue())
                .isEqualTo(texts.stream().map(JsonNode::textValue).collect(Collectors.joining()));
        List<ArrayNode> lists =
                some(
                        random,
                        r ->
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .addAll(some(r, BuiltInPropertiesTest::number)));
        assertThat(BuiltIn.CONCAT.reduce(lists).valueStream())
                .containsExactlyElementsOf(lists.stream().flatMap(JsonNode::valueStream).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void laterKeysWin(int seed) throws Exception {
        List<ObjectNode> objects =
                some(
                        new Random(seed),
                        r -> {
                            ObjectNode object = JsonNodeFactory.instance.objectNode();
                            some(r, BuiltInPropertiesTest::text)
                                    .forEach(key -> object.set(key.textValue(), number(r)));
                            return object;
                        });
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        objects.forEach(
                object -> object.properties().forEach(f -> expected.put(f.getKey(), f.getValue())));
        assertThat(BuiltIn.MERGE.reduce(objects).properties())
                .containsExactlyElementsOf(expected.entrySet());
        assertThat(BuiltIn.COUNT.reduce(objects).intValue()).isEqualTo(objects.size());
    }
}
