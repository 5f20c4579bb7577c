package dev.runnable.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {
    private static final List<String> SEGMENTS =
            List.of(
                    "a", "b", "ab", ".a", "*", "*a", "a*", "?", "??", "[ab]", "[!a]", "[a-b]*",
                    "**", "**", ".", "*b*", "[b-a]", "[]a]", "[a", "a b");
    private static final List<String> NAMES = List.of("a", "b", "ab", "ba", ".a", "]", "[a", "a b");

    @ParameterizedTest
    @CsvSource({
        "data.csv, data.csv",
        "data.csv, data.csv/part",
        "./data.csv, data.csv",
        "a//b, a/b",
        "a/./b, a/b",
        "data, data/deep/er.csv",
        "data/, data/deep/er.csv",
        "d*/, data/deep/er.csv",
        "., any/thing",
        "**, any",
        "**, any/thing",
        "a/**, a/b/c",
        "**/c, c",
        "**/c, a/b/c",
        "**/c, a/c/b",
        "a/**/c, a/c",
        "a/**/c, a/b/b/c",
        "**/**/c, c",
        "*.csv, .csv",
        "*, .hidden",
        "[.]a, .a",
        "[!a]b, cb",
        "[]]x, ]x",
        "[!]]x, ax",
        "[a-c-e], -",
        "[--0], .",
        "[^a], ^",
        "[^a], a",
        "'[&&a]', '&'",
        "'[\\]', '\\'",
        "'[[]a]', '[a]'",
        "[ab, [ab",
        "?, 🚀",
        "🚀*, 🚀x",
        "[🚀-🚂], 🚁",
        "'a b*', 'a bc'",
        "été.*, été.csv",
        "a**b, axxb",
    })
    void means(String pattern, String name) {
        assertThat(FilePattern.of(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "data, data2",
        "data, x/data",
        "data/, data",
        "d*, data/a",
        "d*/, data",
        "**/c, abc",
        "a/**, a",
        "a/**, b/a",
        "*.csv, a/b.csv",
        "?, ab",
        "?, ''",
        "[!a]b, ab",
        "[!a]b, /b",
        "[b-a], a",
        "[b-a], -",
        "'[\\]', ']'",
        "🚀, 🚁",
        "A, a",
    })
    void doesNotMean(String pattern, String name) {
        assertThat(FilePattern.of(pattern).matches(name)).isFalse();
    }

    @Test
    void newlinesAndBackslashesAreCharactersLikeOthers() {
        assertThat(FilePattern.of("a*b").matches("a\n\nb")).isTrue();
        assertThat(FilePattern.of("a?b").matches("a\nb")).isTrue();
        assertThat(FilePattern.of("a\\*").matches("a\\b")).isTrue();
        assertThat(FilePattern.of("a\\*").matches("a*")).isFalse();
        assertThat(FilePattern.of("a\\E.*").matches("a\\E.b")).isTrue();
        assertThat(FilePattern.of("a\\E.*").matches("axb")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "'  ', it is empty",
        "/etc/passwd, it is an absolute path",
        "~/data, it is an absolute path",
        "C:/data, it is an absolute path",
        "'C:\\data\n', it is an absolute path",
        "../x, it leads out of the working directory",
        "a/../b, it leads out of the working directory",
        "a/.., it leads out of the working directory",
    })
    void someTextsAreNone(String text, String why) {
        assertThat(FilePattern.mistake(text)).contains(why);
        assertThatThrownBy(() -> FilePattern.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + ": " + why);
    }

    @Test
    void nulIsInNoName() {
        assertThat(FilePattern.mistake("a\0b")).contains("it has a NUL character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..a", "a..b/c", "...", "~", "~a/b", "C:", "-", "[", "a:b"})
    void theseLookDangerousAndAreNot(String text) {
        assertThat(FilePattern.mistake(text)).isEmpty();
        assertThat(FilePattern.of(text).matches(text)).isTrue();
    }

    @Test
    void fileOfAnItemIsMeantOnlyThroughItsMap() {
        DataFile file =
                new DataFile(
                        "out.csv", "0".repeat(64), 1, "r/m/1/out.csv", "m.1.s", true, false, false);
        DataFile ofItem = file.ofItem("m/1");
        assertThat(List.of("**", "*/1/out.csv", "**/out.csv", ".", "out.csv"))
                .noneMatch(text -> FilePattern.of(text).means(ofItem));
        assertThat(List.of("m", "m/", "m/*/out.csv", "m/1/out.csv", "m/**"))
                .allMatch(text -> FilePattern.of(text).means(ofItem));
        assertThat(FilePattern.of("**").means(file)).isTrue();
    }

    @Test
    void randomPatternsMeanWhatTheirDefinitionSays() {
        Random random = new Random(7);
        int meant = 0;
        for (int i = 0; i < 60_000; i++) {
            String pattern = pattern(random);
            String name = name(random);
            boolean expected = PatternDefinition.means(pattern, name);
            assertThat(FilePattern.of(pattern).matches(name))
                    .as("'%s' means '%s'", pattern, name)
                    .isEqualTo(expected);
            meant += expected ? 1 : 0;
        }
        assertThat(meant).isGreaterThan(5_000);
    }

    @Test
    void patternsThatMeanTheSameFileMayMeet() {
        Random random = new Random(8);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            names.add(name(random));
        }
        int met = 0;
        for (int i = 0; i < 3_000; i++) {
            FilePattern one = FilePattern.of(pattern(random));
            FilePattern other = FilePattern.of(pattern(random));
            boolean mayMeet = one.mayMeet(other);
            assertThat(other.mayMeet(one)).as("%s and %s", one, other).isEqualTo(mayMeet);
            for (String name : names) {
                if (one.matches(name) && other.matches(name)) {
                    assertThat(mayMeet).as("%s and %s at %s", one, other, name).isTrue();
                    met++;
                }
            }
        }
        assertThat(met).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, b.csv",
        "*.csv, *.txt",
        "a*, b*",
        "a/*, b/*",
        "data/*.csv, data.csv",
        "*.csv, x/*.csv",
        "*.csv, a.csv/",
    })
    void patternsThatCannotMeanTheSameFileDoNotMeet(String one, String other) {
        assertThat(FilePattern.of(one).mayMeet(FilePattern.of(other))).isFalse();
    }

    private static String pattern(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
        }
        return String.join("/", parts) + (random.nextInt(5) == 0 ? "/" : "");
    }

    private static String name(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(NAMES.get(random.nextInt(NAMES.size())));
        }
        return String.join("/", parts);
    }
}
