package dev.runnable.argo.render;

import dev.runnable.graph.Digests;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names that Argo accepts, each given once: letters, digits and `-`, beginning with a letter.
final class Names {
    private static final int LONGEST = 100;
    private static final int HASH = 8;

    /// Words of the language of `depends`, where names of tasks stand.
    private static final Set<String> WORDS =
            Set.of(
                    "not",
                    "and",
                    "or",
                    "in",
                    "let",
                    "true",
                    "false",
                    "nil",
                    "if",
                    "else",
                    "matches",
                    "contains",
                    "startsWith",
                    "endsWith");

    private final Map<String, Integer> given = new HashMap<>();

    /// A name like the wanted one.
    String give(String wanted) {
        String name = safe(wanted);
        int times = given.merge(name, 1, Integer::sum);
        if (times == 1) {
            return name;
        }
        String next = name + "-" + times;
        return given.putIfAbsent(next, 1) == null ? next : give(wanted);
    }

    private static String safe(String wanted) {
        String name = wanted.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        if (name.isEmpty()) {
            return "step";
        }
        if (!Character.isLetter(name.charAt(0))) {
            name = "s-" + name;
        }
        if (WORDS.contains(name)) {
            name = name + "-step";
        }
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - HASH - 1) + "-" + hash(wanted, HASH);
    }

    static String hash(String text, int length) {
        return Digests.sha256(text).substring(0, length);
    }

    /// The beginning of the name of an object in the cluster: lower case, and short enough for a
    /// hash behind it.
    ///
    /// @param longest of the whole name
    static String ofObject(String text, int longest) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = name.substring(0, Math.min(name.length(), longest - HASH - 1));
        String end = cut.replaceAll("-$", "");
        return end.isEmpty() ? "pipeline" : end;
    }
}
