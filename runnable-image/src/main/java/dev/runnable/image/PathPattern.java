package dev.runnable.image;

import java.util.regex.Pattern;

/// Patterns of ignore files as regular expressions: `**` is any number of folders, `*` and `?` stay
/// within a name, `[a-z]` and `[^a-z]` are one character, `\` takes the next one as it is.
final class PathPattern {
    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private PathPattern(String text) {
        this.text = text;
    }

    /// @throws java.util.regex.PatternSyntaxException by whoever compiles it, when it is no pattern
    static String regex(String text) {
        PathPattern pattern = new PathPattern(text);
        while (pattern.at < text.length()) {
            pattern.next();
        }
        return pattern.regex.toString();
    }

    private void next() {
        if (text.startsWith("**/", at)) {
            take(3, "(?:.*/)?");
        } else if (text.startsWith("**", at)) {
            take(2, ".*");
        } else {
            switch (text.charAt(at)) {
                case '*' -> take(1, "[^/]*");
                case '?' -> take(1, "[^/]");
                case '[' -> characters();
                case '\\' -> escaped();
                default -> take(1, Pattern.quote(text.substring(at, at + 1)));
            }
        }
    }

    private void take(int length, String meaning) {
        regex.append(meaning);
        at += length;
    }

    private void escaped() {
        String next = text.substring(at + 1, Math.min(at + 2, text.length()));
        take(2, next.isEmpty() ? "\\" : Pattern.quote(next));
    }

    /// One that is not closed stays open in the expression, too, which is no expression then.
    private void characters() {
        int end = text.indexOf(']', at + 2);
        if (end < 0) {
            take(1, "[");
            return;
        }
        String inside = text.substring(at + 1, end);
        boolean others = inside.startsWith("^") || inside.startsWith("!");
        String list = (others ? inside.substring(1) : inside).replaceAll("[\\[&^]", "\\\\$0");
        take(end + 1 - at, "(?!/)[" + (others ? "^" : "") + list + "]");
    }
}
