package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Digests;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Ids that Airflow accepts, each given once, to tasks and groups alike. Derived from the way to a
/// step alone: where that has other letters, or is too long, a hash of it stands at the end.
final class Names {
    /// Airflow takes 250 for a task and 200 for a group.
    private static final int LONGEST = 180;

    private static final int HASH = 8;
    private static final Pattern OTHERS_IN_TASKS = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern OTHERS_IN_GROUPS = Pattern.compile("[^A-Za-z0-9_-]");

    private final Set<String> given = new HashSet<>();

    String task(String wanted) {
        return once(safe(wanted, OTHERS_IN_TASKS, wanted));
    }

    /// Groups have no dots.
    String group(String wanted) {
        return once(safe(wanted.replace(".", "__"), OTHERS_IN_GROUPS, wanted) + "_");
    }

    private String once(String name) {
        if (given.add(name)) {
            return name;
        }
        int number = 2;
        while (!given.add(name + "-" + number)) {
            number++;
        }
        return name + "-" + number;
    }

    private static String safe(String text, Pattern others, String whole) {
        String plain = others.matcher(text).replaceAll("_");
        if (plain.equals(text) && plain.length() <= LONGEST && !plain.isEmpty()) {
            return plain;
        }
        String start = plain.substring(0, Math.min(plain.length(), LONGEST - HASH - 1));
        return start + "-" + Digests.sha256(whole).substring(0, HASH);
    }

    /// The id of a DAG.
    static String dag(String wanted) {
        return safe(wanted, OTHERS_IN_TASKS, wanted);
    }
}
