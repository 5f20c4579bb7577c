package dev.runnable.cli;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as it may reach a terminal. A name in a file, or what a task prints, can hold characters
/// that a terminal obeys: they move the cursor, write over other lines, set the title, fill the
/// clipboard. Shown to a person, they are to be seen and not to be obeyed.
final class Visible {
    /// The first character of an escape sequence is ESC, or one of 0x80 to 0x9f in place of two.
    private static final Pattern SEQUENCE =
            Pattern.compile(
                    "(?:\u001b\\[|\u009b)[0-?]*+[ -/]*+[@-~]"
                            + "|(?:\u001b[]PX^_]|[\u0090\u0098\u009d-\u009f])"
                            + "[^\u0007\u001b\u0080-\u009f]*+(?:\u0007|\u001b\\\\|\u009c)"
                            + "|\u001b[ -/]*+[0-~]");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*m");
    private static final String RESET = "\u001b[0m";
    private static final Set<String> RESETS = Set.of(RESET, "\u001b[m");

    private Visible() {}

    /// One line without anything that a terminal obeys but tabs: `\x1b` stands for ESC.
    static String line(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        escape(text, 0, text.length(), shown);
        return shown.toString();
    }

    /// One line without escape sequences: what a task printed in colour, where no colour is wanted.
    static String plain(String text) {
        return isHarmless(text) ? text : SEQUENCE.matcher(text).replaceAll("");
    }

    /// A line of a task's output for a terminal. Colours and tabs stay, and end with the line.
    /// Other sequences control a screen that the task does not have for itself, and go.
    static String output(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        boolean open = false;
        int from = 0;
        for (Matcher sequence = SEQUENCE.matcher(text); sequence.find(); from = sequence.end()) {
            escape(text, from, sequence.start(), shown);
            if (COLOUR.matcher(sequence.group()).matches()) {
                shown.append(sequence.group());
                open = !RESETS.contains(sequence.group());
            }
        }
        escape(text, from, text.length(), shown);
        return open ? shown.append(RESET).toString() : shown.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder shown) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isObeyed(c)) {
                shown.append(escaped(c));
            } else {
                shown.append(c);
            }
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c);
        };
    }

    private static boolean isHarmless(String text) {
        return text.chars().noneMatch(Visible::isObeyed);
    }

    /// Control characters, and those that turn the direction of writing or end a line.
    private static boolean isObeyed(int c) {
        return (c != '\t' && Character.isISOControl(c))
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
