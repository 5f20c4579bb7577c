package dev.runnable.yaml;

/// The lines of a text, counted from 0 as the parser does.
final class TextLines {
    private final String[] lines;

    TextLines(String text) {
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    /// The line; empty beyond the last.
    String line(int number) {
        return number < lines.length ? lines[number] : "";
    }

    /// The number of the last line above this one that holds more than a comment; -1 when there is
    /// none.
    int contentAbove(int number) {
        int above = Math.min(number, lines.length) - 1;
        while (above >= 0 && isEmpty(lines[above])) {
            above--;
        }
        return above;
    }

    private static boolean isEmpty(String line) {
        String content = line.strip();
        return content.isEmpty() || content.charAt(0) == '#';
    }

    static int indentation(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /// The part of a line before a column that is counted in code points from 0.
    static String before(String line, int column) {
        int length = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(column, length)));
    }

    /// The part of a line from a column on.
    static String from(String line, int column) {
        return line.substring(before(line, column).length());
    }
}
