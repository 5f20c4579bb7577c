package dev.runnable.data;

import java.util.ArrayList;
import java.util.List;

/// What patterns mean, as the words of [FilePattern] have it and as slow as can be: every way to
/// spread the segments over the name is tried, character by character, without regular expressions.
final class PatternDefinition {
    private PatternDefinition() {}

    static boolean means(String pattern, String name) {
        List<String> segments = new ArrayList<>();
        for (String segment : pattern.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (segments.isEmpty()) {
            return true; // all that is here
        }
        List<String> names = List.of(name.split("/", -1));
        boolean ofFolders = segments.getLast().equals("**");
        boolean file = !pattern.endsWith("/") && !ofFolders && fits(segments, names);
        boolean folder = pattern.endsWith("/") || ofFolders || !isWild(segments.getLast());
        for (int depth = 0; folder && depth < names.size(); depth++) {
            file |= fits(segments, names.subList(0, depth));
        }
        return file;
    }

    /// Whether a path fits segment by segment.
    private static boolean fits(List<String> segments, List<String> names) {
        if (segments.isEmpty()) {
            return names.isEmpty();
        }
        List<String> rest = segments.subList(1, segments.size());
        if (segments.getFirst().equals("**")) {
            for (int skipped = 0; skipped <= names.size(); skipped++) {
                if (fits(rest, names.subList(skipped, names.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !names.isEmpty()
                && text(segments.getFirst(), names.getFirst())
                && fits(rest, names.subList(1, names.size()));
    }

    private static boolean isWild(String segment) {
        return segment.contains("*") || segment.contains("?") || close(segment) > 0;
    }

    private static boolean text(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char c = pattern.charAt(0);
        if (c == '*') {
            return text(pattern.substring(1), text)
                    || (!text.isEmpty() && text(pattern, text.substring(1)));
        }
        int close = c == '[' ? close(pattern) : 0;
        String rest = pattern.substring(close + 1);
        return !text.isEmpty()
                && (c == '?'
                        || (close > 0
                                ? in(pattern.substring(1, close), text.charAt(0))
                                : c == text.charAt(0)))
                && text(rest, text.substring(1));
    }

    /// Where the first class closes; 0 when there is none.
    private static int close(String pattern) {
        int open = pattern.indexOf('[');
        if (open < 0) {
            return 0;
        }
        int first = pattern.startsWith("!", open + 1) ? open + 2 : open + 1;
        return Math.max(0, pattern.indexOf(']', first + 1));
    }

    private static boolean in(String content, char c) {
        if (content.startsWith("!")) {
            return !in(content.substring(1), c);
        }
        for (int i = 0; i < content.length(); i++) {
            if (i + 2 < content.length() && content.charAt(i + 1) == '-') {
                if (content.charAt(i) <= c && c <= content.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (content.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }
}
