package dev.runnable.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void everyOccurrenceIsHiddenAndTheRestKept() {
        Mask mask = new Mask(List.of("hunter2"));
        assertThat(mask.apply("a hunter2, hunter2hunter2 z")).isEqualTo("a *****, ********** z");
        assertThat(mask.apply("nothing here")).isEqualTo("nothing here");
    }

    @Test
    void longerSecretGoesBeforeTheOneThatItContains() {
        assertThat(new Mask(List.of("abc", "abcdef")).apply("abcdef abc")).isEqualTo("***** *****");
    }

    @Test
    void secretOfSeveralLinesIsHiddenLineByLine() {
        Mask mask = new Mask(List.of("-----BEGIN\nabc123\n-----END\n"));
        assertThat(mask.apply("key: abc123")).isEqualTo("key: *****");
        assertThat(mask.apply("-----BEGIN\nabc123\n-----END\n")).isEqualTo("*****");
    }

    @Test
    void secretInsideJsonTextIsHidden() {
        assertThat(new Mask(List.of("a\"b\\c")).apply("{\"k\": \"a\\\"b\\\\c\"}"))
                .isEqualTo("{\"k\": \"*****\"}");
    }

    @Test
    void emptySecretHidesNothing() {
        assertThat(new Mask(List.of("")).apply("text")).isEqualTo("text");
        assertThat(new Mask(List.of("\n")).apply("a b")).isEqualTo("a b");
    }

    @Test
    void jsonIsMaskedToTheLeavesInKeysAndInNumbers() {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.putArray("list").add("x hunter2").add(4711).add(true);
        value.put("hunter2", 1);
        JsonNode masked = new Mask(List.of("hunter2", "4711")).apply(value);
        assertThat(masked.toString())
                .isEqualTo("{\"list\":[\"x *****\",\"*****\",true],\"*****\":1}");
        assertThat(value.get("hunter2")).isEqualTo(new IntNode(1));
    }
}
