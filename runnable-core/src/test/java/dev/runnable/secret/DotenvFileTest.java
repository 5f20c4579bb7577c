package dev.runnable.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvFileTest {
    /// The values that python-dotenv reads from the same lines.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "K=v|v",
                "export K=v|v",
                " K = v |v",
                "K=|~~",
                "K='a b'|a b",
                "K=\"a b\"|a b",
                "K=a b # comment|a b",
                "K=a#b|a#b",
                "K='a # b' # comment|a # b",
                "K='it\\'s'|it's",
                "K='a\\nb'|a\\nb",
                "K=\"a\\tb\"|a\tb",
                "K=\"say \\\"hi\\\"\"|say \"hi\"",
                "K=x=y|x=y"
            })
    void lineHasTheValueThatPythonDotenvReads(String line, String value) {
        assertThat(DotenvFile.parse(".env", line)).containsEntry("K", value);
    }

    @Test
    void quotedValueMaySpanLinesAndLaterLinesMayUseEarlierOnes() {
        String text =
                "# keys\nA=one\n\nKEY=\"-----BEGIN\nabc\n-----END\"\r\nB=${A} and ${NONE}.\nC='${A}'\n";
        assertThat(DotenvFile.parse(".env", text))
                .containsEntry("KEY", "-----BEGIN\nabc\n-----END")
                .containsEntry("B", "one and .")
                .containsEntry("C", "${A}")
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\nhunter2\n", "A=1\nB='hunter2\n", "A=1\nB=\"hunter2\" x\n"})
    void badLineIsToldByItsNumberWithoutItsValue(String text) {
        assertThatThrownBy(() -> DotenvFile.parse("secrets.env", text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("secrets.env:2")
                .hasMessageContaining("NAME=value")
                .message()
                .doesNotContain("hunter2");
    }
}
