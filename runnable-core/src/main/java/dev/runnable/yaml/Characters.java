package dev.runnable.yaml;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;

/// The characters that YAML allows in a text, and the places of others.
final class Characters {
    private Characters() {}

    static void check(String text, String file) throws YamlFault {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= ' ' && c <= '~') && !isAllowed(text, i)) {
                throw new YamlFault(
                        Problem.error(
                                        ProblemCode.BAD_CHARACTER,
                                        at(text, i, file),
                                        "the control character U+%04X is not allowed"
                                                .formatted((int) c))
                                .withHint(
                                        "Remove it, or write it as an escape in a double-quoted"
                                                + " text."));
            }
        }
    }

    private static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || (c >= 0xA0 && c < 0xFFFE);
    }

    /// The place of a character.
    static SourceLocation at(String text, int index, String file) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == index || text.charAt(i + 1) != '\n'))) {
                line++;
                start = i + 1;
            }
        }
        return new SourceLocation(file, line, text.codePointCount(start, index) + 1);
    }
}
