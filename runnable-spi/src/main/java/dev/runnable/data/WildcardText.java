package dev.runnable.data;

import java.util.regex.Pattern;

/// Segments with wildcards as regular expressions.
final class WildcardText {
    private WildcardText() {}

    static boolean has(String part) {
        return part.indexOf('*') >= 0 || part.indexOf('?') >= 0 || hasClass(part);
    }

    static FilePattern.Wild read(String part) {
        StringBuilder regex = new StringBuilder();
        StringBuilder fixed = new StringBuilder();
        String start = "";
        boolean wild = false;
        int at = 0;
        while (at < part.length()) {
            int c = part.codePointAt(at);
            int end = c == '[' ? endOfClass(part, at) : -1;
            boolean isWildcard = c == '*' || c == '?' || end >= 0;
            if (isWildcard) {
                start = wild ? start : fixed.toString();
                wild = true;
                fixed.setLength(0);
                regex.append(c == '*' ? ".*" : c == '?' ? "." : characterClass(part, at, end));
            } else {
                fixed.appendCodePoint(c);
                regex.append(Pattern.quote(Character.toString(c)));
            }
            at = end >= 0 ? end + 1 : at + Character.charCount(c);
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
        return new FilePattern.Wild(pattern, start, fixed.toString());
    }

    private static boolean hasClass(String part) {
        int open = part.indexOf('[');
        return open >= 0 && endOfClass(part, open) >= 0;
    }

    /// Where the class that opens here closes; a `]` at its beginning belongs to it. Negative when
    /// it does not.
    private static int endOfClass(String part, int open) {
        int first = part.startsWith("!", open + 1) ? open + 2 : open + 1;
        return part.indexOf(']', first + 1);
    }

    /// A range that runs backwards has nothing in it.
    private static String characterClass(String part, int open, int end) {
        boolean not = part.charAt(open + 1) == '!';
        int[] content = part.substring(not ? open + 2 : open + 1, end).codePoints().toArray();
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < content.length) {
            boolean isRange = at + 2 < content.length && content[at + 1] == '-';
            int last = isRange ? content[at + 2] : content[at];
            if (content[at] <= last) {
                regex.append("\\x{%x}-\\x{%x}".formatted(content[at], last));
            }
            at += isRange ? 3 : 1;
        }
        if (regex.isEmpty()) {
            return not ? "." : "(?!)";
        }
        return (not ? "[^" : "[") + regex + "]";
    }
}
