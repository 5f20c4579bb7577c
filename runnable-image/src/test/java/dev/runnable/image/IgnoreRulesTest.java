package dev.runnable.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines of a `.dockerignore` mean what they mean to `docker build`.
final class IgnoreRulesTest {
    private final Problems problems = new Problems();

    private IgnoreRules rules(String... lines) {
        return IgnoreRules.read(String.join("\n", lines), problems);
    }

    @ParameterizedTest
    @CsvSource({
        "data,          data,           true",
        "data,          data/a/b.csv,   true",
        "data,          more/data,      false",
        "/data/,        data/a.csv,     true",
        "*/data,        more/data/a,    true",
        "*.csv,         a.csv,          true",
        "*.csv,         data/a.csv,     false",
        "**/*.csv,      a.csv,          true",
        "**/*.csv,      data/x/a.csv,   true",
        "data/**,       data/x/a.csv,   true",
        "data/**,       data,           false",
        "a?c,           abc,            true",
        "a?c,           a/c,            false",
        "[a-c].txt,     b.txt,          true",
        "[^a-c].txt,    b.txt,          false",
        "[^a-c].txt,    d.txt,          true",
        "a\\*b,         a*b,            true",
        "a\\*b,         axb,            false",
        "./x/../data,   data/a,         true",
        "a.b,           aXb,            false",
        "**,            anything/at/all, true",
    })
    void patternFitsAPathOrAFolderAroundIt(String pattern, String path, boolean ignored) {
        assertThat(rules(pattern).ignores(path)).isEqualTo(ignored);
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void lastLineThatFitsCounts() {
        IgnoreRules rules = rules("*", "!src", "src/secret", "!src/secret/not");

        assertThat(rules.ignores("data")).isTrue();
        assertThat(rules.ignores("src/a.py")).isFalse();
        assertThat(rules.ignores("src/secret/a")).isTrue();
        assertThat(rules.ignores("src/secret/not/a")).isFalse();
    }

    @Test
    void commentsAndEmptyLinesMeanNothing() {
        IgnoreRules rules = rules("# data", "", "   ", "  tmp  ");

        assertThat(rules.ignores("# data")).isFalse();
        assertThat(rules.ignores("data")).isFalse();
        assertThat(rules.ignores("tmp")).isTrue();
    }

    @Test
    void whatToolsLeaveBehindStaysAwayUnlessWanted() {
        assertThat(new IgnoreRules().ignores("a/__pycache__/b.pyc")).isTrue();
        assertThat(new IgnoreRules().ignores(".venv/bin/python")).isTrue();
        assertThat(rules("!**/__pycache__").ignores("a/__pycache__/b.txt")).isFalse();
    }

    @Test
    void lineThatIsNoPatternIsToldWithItsNumber() {
        rules("data", "[a-", "tmp");

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "error: .dockerignore:2: '[a-' is no pattern. Write paths with '*', '?',"
                                + " '[a-z]' and '**', or '!' before one that is to go in"
                                + " nevertheless. [RNB-706]");
    }
}
