package dev.runnable.spec;

/// Texts made of parts with dots between them.
final class Dotted {
    private Dotted() {}

    /// Whether there are at least two parts, none of them empty.
    static boolean isPath(String text) {
        return text.indexOf('.') > 0 && !text.endsWith(".") && !text.contains("..");
    }

    static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether every part is a Java identifier.
    static boolean isJavaName(String text) {
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean good = start ? Character.isJavaIdentifierStart(c) : isInside(c);
            if (!good) {
                return false;
            }
            start = c == '.';
        }
        return !start;
    }

    private static boolean isInside(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }
}
