package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "tab\tstays", "Grüße 🚀 日本", "[31m no escape", ""})
    void harmlessTextStaysAsItIs(String text) {
        assertThat(Visible.line(text)).isSameAs(text);
        assertThat(Visible.output(text)).isSameAs(text);
        assertThat(Visible.plain(text)).isSameAs(text);
    }

    @Test
    void controlCharactersAreShownInALineForPeople() {
        assertThat(Visible.line("\u001b[2Ja\rb\nc\u0007\u0008\u007f\u0000"))
                .isEqualTo("\\x1b[2Ja\\rb\\nc\\x07\\x08\\x7f\\x00");
        assertThat(Visible.line("\u009b2J\u0085")).isEqualTo("\\x9b2J\\x85");
        assertThat(Visible.line("a\u202eb\u2066c\u2028")).isEqualTo("a\\u202eb\\u2066c\\u2028");
        assertThat(Visible.line("\u001b[31mred")).isEqualTo("\\x1b[31mred");
    }

    @Test
    void coloursOfATaskStayAndEndWithItsLine() {
        String red = "\u001b[1;38;5;9mred\u001b[0m";
        assertThat(Visible.output(red)).isEqualTo(red);
        assertThat(Visible.output("a\t\u001b[32mgreen")).isEqualTo("a\t\u001b[32mgreen\u001b[0m");
        assertThat(Visible.output("\u001b[32mx\u001b[m")).isEqualTo("\u001b[32mx\u001b[m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[2Jb", // clears the screen
                "a\u001b[1;1Hb", // moves the cursor
                "a\u001b[?25lb", // hides it
                "a\u001b[>4;1mb", // no colour, although it ends like one
                "a\u009b2Jb",
                "a\u001b]0;title\u0007b",
                "a\u001b]52;c;Y2xpcA==\u001b\\b", // fills the clipboard
                "a\u009d0;title\u009cb",
                "a\u001bPq#0\u001b\\b",
                "a\u001bcb", // resets the terminal
                "a\u001b(0b", // other letters
            })
    void whatControlsTheScreenIsLeftOut(String text) {
        assertThat(Visible.output(text)).isEqualTo("ab");
        assertThat(Visible.plain(text)).isEqualTo("ab");
    }

    @Test
    void sequenceWithoutAnEndIsNotObeyed() {
        assertThat(Visible.output("\u001b]0;title")).isEqualTo("0;title");
        assertThat(Visible.output("x\u001b")).isEqualTo("x\\x1b");
        assertThat(Visible.output("\u001b[\u001b[31m")).isEqualTo("\u001b[31m\u001b[0m");
        assertThat(Visible.output("\u001b\u001b[2J[2J")).isEqualTo("\\x1b[2J");
        assertThat(Visible.output("bell\u0007")).isEqualTo("bell\\x07");
    }

    @Test
    void plainTextHasNoColours() {
        assertThat(Visible.plain("\u001b[31mred\u001b[0m")).isEqualTo("red");
    }
}
