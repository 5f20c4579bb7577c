package dev.runnable.argo.model;

import java.util.Locale;
import java.util.Set;

/// Texts in YAML: plain where every reader takes them for the same text, in quotes where not.
final class YamlScalar {
    /// What else may stand in a plain text that begins with a letter: nothing of it means anything
    /// to YAML there, inside of brackets or not.
    private static final String ALLOWED = "_./=%()|&+~- ";

    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private YamlScalar() {}

    static String of(String text) {
        boolean plain = isPlain(text) && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /// Begins with a letter, `/` or `(`, so it is no number and no date; or is an option.
    private static boolean isPlain(String text) {
        int start = text.startsWith("--") ? 2 : 0;
        if (text.length() == start || !isFirst(text.charAt(start)) || text.endsWith(" ")) {
            return false;
        }
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && ALLOWED.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFirst(char c) {
        return isLetter(c) || c == '/' || c == '(';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (isReadable(c)) {
                        out.append(c);
                    } else {
                        out.append("\\u").append("%04x".formatted((int) c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /// Neither invisible nor one of the line breaks that only some readers know.
    private static boolean isReadable(char c) {
        boolean lineBreak = c == '\u0085' || c == '\u2028' || c == '\u2029';
        return c >= ' '
                && c != '\u007f'
                && !(c >= '\u0080' && c < '\u00a0')
                && !lineBreak
                && c != '\ufeff'
                && c < '\ufffe';
    }

    /// Whether it is better read as a block, line by line, and can be one.
    static boolean isBlock(String text) {
        int lineBreak = text.indexOf('\n');
        return lineBreak >= 0
                && lineBreak < text.length() - 1
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || isReadable((char) c));
    }

    static void appendBlock(String text, String indent, StringBuilder out) {
        out.append('|');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n' || text.charAt(0) == '\t') {
            out.append(2);
        }
        out.append(text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-").append('\n');
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            if (stop > start) {
                out.append(indent).append(text, start, stop);
            }
            out.append('\n');
            start = stop + 1;
        }
    }
}
