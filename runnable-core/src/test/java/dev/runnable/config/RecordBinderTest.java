package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.settings.Inline;
import dev.runnable.settings.Setting;
import dev.runnable.spi.Settings;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordBinderTest {
    private final Problems problems = new Problems();

    private enum Speed {
        VERY_FAST,
        SLOW
    }

    private record Limits(
            @Setting(description = "Memory of a job.", examples = "8g") String memory,
            @Setting(description = "Processors.", minimum = "0.5", defaultValue = "1")
                    double cpus) {}

    private record Everything(
            @Setting(description = "Name.") String name,
            @Setting(description = "Flag.", defaultValue = "true") boolean flag,
            @Setting(description = "Int.", defaultValue = "3") int small,
            @Setting(description = "Long.", defaultValue = "30000000000") long large,
            @Setting(description = "Wait.", defaultValue = "5s") Duration pollInterval,
            @Setting(description = "Speed.", defaultValue = "slow") Speed speed,
            @Setting(description = "Folder.", defaultValue = "work") Path folder,
            @Setting(description = "Maybe.") Optional<Duration> maybe,
            @Setting(description = "Maybe a number.") OptionalInt maybeInt,
            @Setting(description = "Maybe a number.") OptionalLong maybeLong,
            @Setting(description = "Maybe a number.") OptionalDouble maybeDouble,
            @Setting(description = "Texts.") List<String> texts,
            @Setting(description = "Numbers.") Map<String, Integer> numbers,
            @Setting(description = "Records.") Map<String, Limits> overrides,
            @Setting(description = "Records.") List<Limits> list,
            @Setting(description = "Anything.") Optional<JsonNode> patch) {}

    private Settings settings(String yaml) {
        Located tree = new YamlReader().read(yaml, "c.yaml", new Reporter(problems)).orElseThrow();
        return new LocatedSettings(tree.location(), (Located.Mapping) tree, new Reporter(problems));
    }

    private <R extends Record> R bound(Class<R> type, String yaml) {
        Optional<R> bound = settings(yaml).bind(type);
        assertThat(problems.sorted()).isEmpty();
        return bound.orElseThrow();
    }

    private <R extends Record> List<String> refusal(Class<R> type, String yaml) {
        assertThat(settings(yaml).bind(type)).isEmpty();
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(bound(Everything.class, "name: x"))
                .isEqualTo(
                        new Everything(
                                "x",
                                true,
                                3,
                                30_000_000_000L,
                                Duration.ofSeconds(5),
                                Speed.SLOW,
                                Path.of("work"),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                List.of(),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                Optional.empty()));
    }

    @Test
    void everyTypeIsRead() {
        Everything all =
                bound(
                        Everything.class,
                        """
                        name: 007
                        flag: no
                        small: "4"
                        large: 50000000000
                        poll-interval: 1m30s
                        speed: very_fast
                        folder: /tmp/a
                        maybe: PT1H
                        maybeInt: 1
                        maybe_long: 2
                        maybe_double: 2.5
                        texts: [a, 1.10]
                        numbers: {One: 1}
                        overrides: {Big-One: {memory: 8g, cpus: 2}}
                        list: [{memory: 1g}]
                        patch: {a: [1, x]}
                        """);

        assertThat(all.name()).isEqualTo("007");
        assertThat(all.flag()).isFalse();
        assertThat(all.small()).isEqualTo(4);
        assertThat(all.large()).isEqualTo(50_000_000_000L);
        assertThat(all.pollInterval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(all.speed()).isEqualTo(Speed.VERY_FAST);
        assertThat(all.folder()).isEqualTo(Path.of("/tmp/a"));
        assertThat(all.maybe()).contains(Duration.ofHours(1));
        assertThat(all.maybeInt()).hasValue(1);
        assertThat(all.maybeLong()).hasValue(2);
        assertThat(all.maybeDouble()).hasValue(2.5);
        assertThat(all.texts()).containsExactly("a", "1.10");
        assertThat(all.numbers()).isEqualTo(Map.of("One", 1));
        assertThat(all.overrides()).isEqualTo(Map.of("Big-One", new Limits("8g", 2)));
        assertThat(all.list()).containsExactly(new Limits("1g", 1));
        assertThat(all.patch().orElseThrow().toString()).isEqualTo("{\"a\":[1,\"x\"]}");
    }

    @Test
    void allMistakesAreToldAtOnceEachWithItsPlace() {
        assertThat(
                        refusal(
                                Everything.class,
                                """
                                flag: maybe
                                small: 3000000000
                                poll_interval: 5
                                speed: sloww
                                texts: a
                                numbers: {a: x}
                                overrides:
                                  big: {memoryy: 8g}
                                  small: {cpus: 0.1, memory: 1g}
                                list: [7]
                                """))
                .containsExactly(
                        "error: c.yaml:1:1: 'name' is missing. Add 'name:', a text. Name."
                                + " [RNB-101]",
                        "error: c.yaml:1:7: 'flag' must be true or false, found the text 'maybe'"
                                + " [RNB-103]",
                        "error: c.yaml:2:8: 'small' must be a whole number, found the number"
                                + " 3000000000 [RNB-104]",
                        "error: c.yaml:3:16: 'poll_interval' must be a duration such as '30s',"
                                + " '5m', '1h30m' or 'PT5M', found the number 5. Add a unit: '5s'"
                                + " for seconds. [RNB-104]",
                        "error: c.yaml:4:8: 'speed' must be one of very-fast, slow, found the text"
                                + " 'sloww'. Did you mean 'slow'? [RNB-104]",
                        "error: c.yaml:5:8: 'texts' must be a list, found the text 'a'. Write"
                                + " 'texts: [a]'. [RNB-103]",
                        "error: c.yaml:6:14: 'numbers.a' must be a whole number, found the text"
                                + " 'x' [RNB-103]",
                        "error: c.yaml:8:9: unknown property 'memoryy'. Did you mean 'memory'?"
                                + " [RNB-102]",
                        "error: c.yaml:9:17: 'cpus' must be a number of at least 0.5, found the"
                                + " number 0.1 [RNB-104]",
                        "error: c.yaml:10:8: 'list[0]' must be a mapping, found the number 7"
                                + " [RNB-103]");
    }

    @Test
    void requiredKeyInsideIsMissedWhereItShouldBe() {
        assertThat(refusal(Everything.class, "name: x\noverrides: {big: {cpus: 2}}"))
                .containsExactly(
                        "error: c.yaml:2:18: 'memory' is missing. Add 'memory: 8g'. Memory of a"
                                + " job. [RNB-101]");
    }

    @Test
    void nothingBehindAKeyIsNotSaid() {
        assertThat(bound(Everything.class, "{name: x, flag: , overrides: , maybe: ~}").flag())
                .isTrue();
    }

    record Range(
            @Setting(description = "Least.", defaultValue = "1") int least,
            @Setting(description = "Most.", defaultValue = "2") int most) {
        Range {
            if (most < least) {
                throw new IllegalArgumentException(
                        "'most' is less than 'least'. Make it " + least + " or more.");
            }
        }
    }

    private record Ranges(@Setting(description = "Ranges.") List<Range> ranges) {}

    @Test
    void whatTheConstructorRefusesIsToldAtTheKeyThatItNames() {
        assertThat(refusal(Range.class, "least: 3\nmost: 2"))
                .containsExactly(
                        "error: c.yaml:2:7: 'most' is less than 'least'. Make it 3 or more."
                                + " [RNB-104]");
    }

    @Test
    void whatAConstructorInsideRefusesIsToldThere() {
        assertThat(refusal(Ranges.class, "ranges: [{least: 5}]"))
                .containsExactly(
                        "error: c.yaml:1:18: 'most' is less than 'least'. Make it 5 or more."
                                + " [RNB-104]");
    }

    private record Secret(
            @Setting(
                            description = "Token.",
                            pattern = "[a-z]+",
                            expected = "a token",
                            secret = true)
                    String token) {}

    @Test
    void secretIsNotTold() {
        assertThat(refusal(Secret.class, "token: HUNTER2"))
                .containsExactly("error: c.yaml:1:8: 'token' must be a token [RNB-104]");
    }

    private record Jobs(
            @Setting(description = "First.", defaultValue = "1") int first,
            @Inline Limits usual,
            @Setting(description = "By name.") Map<String, Limits> overrides) {}

    @Test
    void inlineRecordIsMadeOfKeysBesideIt() {
        assertThat(bound(Jobs.class, "{memory: 2g, first: 3, overrides: {big: {memory: 8g}}}"))
                .isEqualTo(new Jobs(3, new Limits("2g", 1), Map.of("big", new Limits("8g", 1))));
    }

    @Test
    void mistakesInAnInlineRecordAreToldAtItsKeys() {
        assertThat(refusal(Jobs.class, "{cpus: 0, first: x}"))
                .containsExactly(
                        "error: c.yaml:1:1: 'memory' is missing. Add 'memory: 8g'. Memory of a"
                                + " job. [RNB-101]",
                        "error: c.yaml:1:8: 'cpus' must be a number of at least 0.5, found the"
                                + " number 0 [RNB-104]",
                        "error: c.yaml:1:18: 'first' must be a whole number, found the text 'x'"
                                + " [RNB-103]");
    }

    private record Renamed(
            @Setting(description = "Queue.", aliases = "queue") Optional<String> partition) {}

    @Test
    void oldNameIsReadWithAWarning() {
        assertThat(settings("queue: x").bind(Renamed.class))
                .contains(new Renamed(Optional.of("x")));
        assertThat(problems.sorted().stream().map(Problem::toString))
                .containsExactly(
                        "warning: c.yaml:1:1: 'queue' is the old name of 'partition'. Rename it to"
                                + " 'partition'. [RNB-118]");
    }

    @Test
    void bothNamesAreAMistake() {
        assertThat(refusal(Renamed.class, "queue: x\npartition: y"))
                .singleElement()
                .asString()
                .contains("c.yaml:1:1: 'queue' is the old name of 'partition', which is there");
    }

    record Broken(@Setting(description = "Any.", defaultValue = "1") int any) {
        Broken {
            throw new UnsupportedOperationException("not done yet");
        }
    }

    @Test
    void constructorThatFailsIsABugOfItsAuthor() {
        Settings settings = settings("any: 1");

        assertThatThrownBy(() -> settings.bind(Broken.class))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("not done yet");
    }
}
