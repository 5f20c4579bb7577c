package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaOutputsTest {
    @TempDir Path folder;

    private Trial returning(String expression) throws IOException {
        Files.writeString(
                folder.resolve("Steps.java"),
                """
                import java.util.*; import java.time.*;
                class Steps {
                    record Two(int a, List<String> b) {}
                    record One(int a) {}
                    static class Bean {
                        public int getA() { return 1; }
                        public boolean isB() { return true; }
                        public String c() { return "c"; }
                    }
                    static class Empty {}
                    static class Loop { public Loop getSelf() { return this; } }
                    static Object run() { return %s; }
                }
                """
                        .formatted(expression));
        return new Trial(new JavaTaskRunnerProvider(), folder, "Steps.java::run");
    }

    @Test
    void singleOneIsTheValueItself() throws Exception {
        assertThat(returning("new Two(1, List.of())").returns("x").outputs())
                .isEqualTo(Map.of("x", "{\"a\": 1, \"b\": []}"));
        assertThat(returning("Map.of(\"a\", 1, \"b\", 2)").returns("a").outputs())
                .containsOnlyKeys("a")
                .extractingByKey("a")
                .asString()
                .startsWith("{");
        assertThat(returning("null").returns("x").outputs()).isEqualTo(Map.of("x", "null"));
        assertThat(returning("Optional.of(3)").returns("x").outputs()).isEqualTo(Map.of("x", "3"));
    }

    @Test
    void recordOrMapOfExactlyTheSingleNameIsTakenApart() throws Exception {
        assertThat(returning("new One(1)").returns("a").outputs()).isEqualTo(Map.of("a", "1"));
        assertThat(returning("Map.of(\"a\", 1)").returns("a").outputs())
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void severalAreComponentsEntriesOrGetters() throws Exception {
        assertThat(returning("new Two(1, List.of(\"x\"))").returns("a", "b").outputs())
                .isEqualTo(Map.of("a", "1", "b", "[\"x\"]"));
        assertThat(returning("Map.of(\"a\", 1, \"b\", 2, \"c\", 3)").returns("a", "b").outputs())
                .isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(returning("new Bean()").returns("a", "b", "c").outputs())
                .isEqualTo(Map.of("a", "1", "b", "true", "c", "\"c\""));
    }

    @Test
    void missingOneFailsWithWhatThereIs() throws Exception {
        assertThat(returning("new Two(1, List.of())").returns("a", "bb").failure().message())
                .isEqualTo(
                        "the returned Two has no 'bb', which the step's returns name. It has a, b.");
        assertThat(returning("Map.of(\"size\", 1)").returns("sise", "a").failure().message())
                .contains("has no 'sise'", "Did you mean 'size'?");
        assertThat(returning("null").returns("a", "b").failure().message())
                .isEqualTo("the method returned null, and its returns name a, b");
    }

    @Test
    void metricStaysAMetric() throws Exception {
        Succeeded outcome = (Succeeded) returning("0.5").metric("m").run();
        assertThat(outcome.outputs().get("m")).isInstanceOf(Parameter.Metric.class);
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        assertThat(returning("Double.NaN").returns("x").failure().message())
                .isEqualTo("output 'x' is no JSON: it contains NaN or an infinite number");
        assertThat(
                        returning("List.of(1.0, Double.POSITIVE_INFINITY)")
                                .returns("x")
                                .failure()
                                .message())
                .isEqualTo("output 'x' is no JSON: it contains NaN or an infinite number");
        assertThat(returning("new Loop()").returns("x").failure().message())
                .isEqualTo("output 'x' is no JSON: it contains itself, or is nested too deeply");
        assertThat(returning("new Empty()").returns("x").failure().message())
                .startsWith("output 'x' is no JSON: a type has nothing to write; make it a record");
    }

    @Test
    void valueWithoutReturnsIsDropped() throws Exception {
        assertThat(returning("Double.NaN").outputs()).isEmpty();
    }
}
