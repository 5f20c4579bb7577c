package dev.runnable.definition;

import dev.runnable.yaml.CoreSchema;
import java.util.regex.Pattern;

/// Texts as YAML writes them: plain where that reads back as the same text, a block where they have
/// several lines, else in double quotes.
final class YamlScalar {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}_./$][\\p{L}\\p{N}_./$:()=<>%+*?~^&;@'\"!\\\\|#, -]*");

    private YamlScalar() {}

    /// @param inFlow between brackets, where commas and colons divide
    static String onOneLine(String text, boolean inFlow) {
        return isPlain(text) && !(inFlow && (text.indexOf(',') >= 0 || text.indexOf(':') >= 0))
                ? text
                : quoted(text);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && !text.startsWith("...")
                && CoreSchema.of(text) == CoreSchema.TEXT;
    }

    /// In double quotes, with the escapes that JSON and YAML share.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isShown(c)) {
                        quoted.append(c);
                    } else {
                        quoted.append("\\u").append(String.format("%04x", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /// Whether a text is read better, and as the same, in lines of its own.
    static boolean isBlock(String text) {
        int end = text.indexOf('\n');
        return end > 0
                && text.charAt(0) != ' '
                && text.charAt(0) != '\t'
                && !text.substring(0, end).isBlank()
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || isShown((char) c));
    }

    /// After a key: the indicator and the lines, with a final line break.
    static String block(String text, String indent) {
        int ends = text.length();
        while (text.charAt(ends - 1) == '\n') {
            ends--;
        }
        int breaks = text.length() - ends;
        StringBuilder block = new StringBuilder(breaks == 0 ? "|-" : breaks == 1 ? "|" : "|+");
        block.append('\n');
        for (String line : text.substring(0, ends).split("\n", -1)) {
            block.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
        return block.append("\n".repeat(Math.max(0, breaks - 1))).toString();
    }

    /// Neither a control character, nor a line break of other kinds, nor a mark of byte order.
    private static boolean isShown(char c) {
        return c >= ' '
                && (c < 0x7f || c > 0x9f)
                && c != 0x2028
                && c != 0x2029
                && c != 0xfeff
                && c < 0xfffe;
    }
}
