package dev.runnable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Breaks texts in the ways that people and disks do: bytes, tokens, lines, indentation.
public final class Mutator {
    private static final List<String> TOKENS =
            List.of(
                    ":",
                    ": ",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "*a",
                    "&a ",
                    "<<: *a",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "#",
                    "\t",
                    "\n",
                    "%",
                    "@",
                    "`",
                    "!!str ",
                    "!x ",
                    "? ",
                    "~",
                    "true",
                    "0x1",
                    "1e999",
                    "-",
                    ",",
                    "---\n",
                    "...\n",
                    "\\",
                    "$",
                    "${a",
                    "$$",
                    "next",
                    "start_at: ",
                    "needs: [a]",
                    "type: dag",
                    "success",
                    "\u0000",
                    "\u2028",
                    "é",
                    "🚀",
                    "\uFEFF",
                    "",
                    " ",
                    "  ",
                    "99999999999999999999",
                    ".inf",
                    "PT5M");

    private final Random random;

    public Mutator(Random random) {
        this.random = random;
    }

    public String mutate(String text) {
        String mutated = text;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private String once(String text) {
        return switch (random.nextInt(8)) {
            case 0 -> replaceAt(text, random.nextInt(3), token());
            case 1 -> replaceAt(text, 0, token());
            case 2 -> replaceAt(text, 1, Character.toString(random.nextInt(0x250)));
            case 3 -> replaceAt(text, random.nextInt(40), "");
            case 4 -> lines(text, LineChange.DROP);
            case 5 -> lines(text, LineChange.REPEAT);
            case 6 -> lines(text, LineChange.INDENT);
            default -> lines(text, LineChange.SWAP);
        };
    }

    private String token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private String replaceAt(String text, int length, String replacement) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + length);
        return text.substring(0, start) + replacement + text.substring(end);
    }

    private enum LineChange {
        DROP,
        REPEAT,
        INDENT,
        SWAP
    }

    private String lines(String text, LineChange change) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (change) {
            case DROP -> lines.remove(at);
            case REPEAT -> lines.add(other, line);
            case INDENT -> lines.set(at, line.startsWith(" ") ? line.substring(1) : "  " + line);
            case SWAP -> {
                lines.set(at, lines.get(other));
                lines.set(other, line);
            }
        }
        return String.join("\n", lines);
    }
}
