package dev.runnable.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SettingsShapeTest {
    private enum Mode {
        AS_FAST_AS_POSSIBLE,
        CAREFUL
    }

    private record Limits(
            @Setting(description = "Memory.", examples = "8g") String memory,
            @Setting(description = "Processors.", minimum = "0.5", maximum = "64")
                    Optional<Double> cpus) {}

    private record Wide(
            @Setting(description = "Name.", pattern = "[a-z]+", expected = "a name") String name,
            @Setting(description = "Mode.", defaultValue = "careful") Mode mode,
            @Setting(description = "Wait.", defaultValue = "5s", maximum = "1h")
                    Duration pollInterval,
            @Setting(description = "Most.", minimum = "1", otherwise = "as many as there are")
                    OptionalInt most,
            @Setting(description = "Place.") Optional<Path> place,
            @Setting(
                            description = "Words.",
                            allowed = {"a", "b"})
                    List<String> words,
            @Setting(description = "Sections.") Map<String, Limits> overrides,
            @Setting(description = "Limits.") Limits limits,
            @Setting(description = "Any.") Optional<JsonNode> patch,
            @Setting(description = "Hidden.", secret = true, key = "api_token", aliases = "pwd")
                    Optional<String> password) {}

    @Test
    void recordIsDescribedKeyByKey() {
        SettingsShape shape = SettingsShape.of(Wide.class);

        assertThat(shape.settings())
                .extracting(SettingDescription::key)
                .containsExactly(
                        "name",
                        "mode",
                        "poll_interval",
                        "most",
                        "place",
                        "words",
                        "overrides",
                        "limits",
                        "patch",
                        "api_token");
        assertThat(shape.keys()).endsWith("api_token", "pwd");
        assertThat(shape.settings().stream().map(it -> it.key() + ": " + it.type().words()))
                .containsExactly(
                        "name: a name",
                        "mode: one of as-fast-as-possible, careful",
                        "poll_interval: a duration of at most 1h",
                        "most: a whole number of at least 1",
                        "place: a path",
                        "words: a list, each one of a, b",
                        "overrides: a mapping by name, each a mapping",
                        "limits: a mapping",
                        "patch: anything",
                        "api_token: a text");
    }

    @Test
    void whatHasNoDefaultAndIsNotOptionalIsRequired() {
        assertThat(SettingsShape.of(Wide.class).settings())
                .filteredOn(SettingDescription::required)
                .extracting(SettingDescription::key)
                .containsExactly("name", "limits");
    }

    private record Faulty(
            String silent,
            @Setting(description = "No type of ours.") URI uri,
            @Setting(description = "Keys are texts.") Map<Integer, String> numbered,
            @Setting(description = "Whatever.") List<?> whatever,
            @Setting(description = "Two minds.", defaultValue = "x") Optional<String> optional,
            @Setting(description = "Too little.", minimum = "3", defaultValue = "2") int few,
            @Setting(description = "No bound.", minimum = "some", defaultValue = "2") int bounded,
            @Setting(description = "The same.") Optional<String> aName,
            @Setting(description = "The same.", key = "a-name") Optional<String> other) {}

    @Test
    void authorIsToldAllThatCannotBeBound() {
        assertThatThrownBy(() -> SettingsShape.of(Faulty.class))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> {
                    assertThat(e.problems())
                            .extracting(Problem::code)
                            .containsOnly(ProblemCode.UNUSABLE_RECORD);
                    assertThat(e.problems())
                            .extracting(Problem::message)
                            .containsExactly(
                                    "'Faulty.silent' has no annotation 'Setting'",
                                    "'Faulty.uri' is of the type 'java.net.URI', which no setting"
                                            + " can have",
                                    "'Faulty.numbered' is of the type"
                                            + " 'java.util.Map<java.lang.Integer,"
                                            + " java.lang.String>', which no setting can have",
                                    "'Faulty.whatever' is of the type 'java.util.List<?>', which"
                                            + " no setting can have",
                                    "'Faulty.optional' has a default, so it cannot be optional",
                                    "the default '2' of 'Faulty.few' is not a whole number of at"
                                            + " least 3",
                                    "'some' is no bound of a setting",
                                    "'Faulty' has 'a-name' twice");
                });
    }

    private record Outer(
            @Setting(description = "First.") Optional<String> first,
            @Inline Limits usual,
            @Setting(description = "By name.") Map<String, Limits> overrides) {}

    @Test
    void settingsOfAnInlineRecordStandAmongTheOthers() {
        assertThat(SettingsShape.of(Outer.class).keys())
                .containsExactly("first", "memory", "cpus", "overrides");
    }

    private record NoRecord(@Inline String text) {}

    @Test
    void onlyRecordsAreInline() {
        assertThatThrownBy(() -> SettingsShape.of(NoRecord.class))
                .hasMessageContaining("'NoRecord.text' is inline and no record");
    }

    private record Hidden(@Setting(description = "Hidden.", secret = true) String auth) {}

    @Test
    void secretHasToBeCalledLikeOne() {
        assertThatThrownBy(() -> SettingsShape.of(Hidden.class))
                .hasMessageContaining("'Hidden.auth' is secret, and 'auth' does not say so");
    }

    private record Endless(@Setting(description = "Again.") List<Endless> more) {}

    @Test
    void recordInsideOfItselfIsRefused() {
        assertThatThrownBy(() -> SettingsShape.of(Endless.class))
                .hasMessageContaining("the record 'Endless' contains itself");
    }
}
