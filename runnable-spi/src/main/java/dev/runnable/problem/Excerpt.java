package dev.runnable.problem;

/// What a user wrote, as a message repeats it: on one line, without control characters, not too
/// long.
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /// The text in single quotes.
    public static String quote(String text) {
        return "'" + of(text) + "'";
    }

    public static String of(String text) {
        boolean whole = text.length() <= LONGEST;
        int end = whole ? text.length() : beforePair(text, LONGEST);
        StringBuilder out = new StringBuilder(end + 8);
        for (int i = 0; i < end; i++) {
            append(text.charAt(i), out);
        }
        return whole ? out.toString() : out.append("...").toString();
    }

    /// Not between the halves of a character.
    private static int beforePair(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static void append(char c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(Character.isISOControl(c) ? '?' : c);
        }
    }
}
