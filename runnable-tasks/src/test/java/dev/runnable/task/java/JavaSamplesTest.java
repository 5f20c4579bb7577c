package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a Java task would return, told by its types alone.
class JavaSamplesTest {
    private static final String SOURCE =
            """
            import java.util.*;

            class Steps {
                static { if (true) throw new AssertionError("initialised"); }
                enum Level { LOW, HIGH }
                record Point(int x, double y, Level level, Optional<String> name, List<Inner> inner) {}
                record Inner(boolean ok, Inner again) {}
                record One(String only) {}
                static int whole() { return 7; }
                static Double decimal() { return 7.5; }
                static boolean flag() { return true; }
                static String text() { return "x"; }
                static List<String> texts() { return null; }
                static int[] numbers() { return null; }
                static Set<? extends Number> wild() { return null; }
                static Map<String, Long> counts() { return null; }
                static Optional<Level> level() { return null; }
                static java.time.LocalDate day() { return null; }
                static Point point() { return null; }
                static One one() { return null; }
                static Object anything() { return null; }
                static void nothing() {}
            }
            """;

    @TempDir Path folder;

    @BeforeEach
    void setUp() throws IOException {
        Files.writeString(folder.resolve("Steps.java"), SOURCE);
    }

    private Map<String, String> samples(String command, String... returns) {
        return new Trial(new JavaTaskRunnerProvider(), folder, command).returns(returns).samples();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "whole, 1",
                "decimal, 1.0",
                "flag, false",
                "text, `\"text\"`",
                "texts, `[\"text-1\",\"text-2\",\"text-3\"]`",
                "numbers, `[1,1,1]`",
                "wild, `[1,1,1]`",
                "counts, `{\"key\":1}`",
                "level, `\"LOW\"`",
                "day, `\"2000-01-01\"`",
            })
    void valueIsOfTheDeclaredType(String method, String json) {
        assertThat(samples("Steps.java::" + method, "x")).isEqualTo(Map.of("x", json));
    }

    @Test
    void componentsOfARecordAreSeveralReturns() {
        assertThat(samples("Steps.java::point", "x", "level", "name", "nowhere"))
                .isEqualTo(Map.of("x", "1", "level", "\"LOW\"", "name", "\"text\""));
    }

    @Test
    void recordIsAnObjectOrItsOnlyComponent() {
        assertThat(samples("Steps.java::point", "p").get("p"))
                .startsWith(
                        "{\"x\":1,\"y\":1.0,\"level\":\"LOW\",\"name\":\"text\",\"inner\":[{\"ok\":false");
        assertThat(samples("Steps.java::one", "only")).containsEntry("only", "\"text\"");
        assertThat(samples("Steps.java::one", "it")).containsEntry("it", "{\"only\":\"text\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Steps.java::anything",
        "Steps.java::nothing",
        "Steps.java::no",
        "No.java::no",
        "a.B::c",
        "?"
    })
    void whatIsNotKnownTellsNothing(String command) {
        assertThat(samples(command, "x")).isEmpty();
    }
}
