package dev.runnable.argo.render;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Expressions over the results of tasks, as `depends` has them. A name alone means that the task
/// succeeded, or was skipped.
final class Results {
    private static final List<String> ALL =
            List.of("Succeeded", "Failed", "Errored", "Skipped", "Omitted");

    private Results() {}

    static String failed(String task) {
        return any(task, List.of("Failed", "Errored"));
    }

    /// Also when it was left out because something before it failed.
    static String succeededOrNotRun(String task) {
        return any(task, List.of("Succeeded", "Skipped", "Omitted"));
    }

    /// However it ended.
    static String over(String task) {
        return any(task, ALL);
    }

    /// Mentions a task without ever being true: whoever says this waits for it.
    static String never(String task) {
        return "(" + task + ".Succeeded && " + task + ".Failed)";
    }

    static String and(Collection<String> expressions) {
        return String.join(" && ", expressions);
    }

    static String or(Collection<String> expressions) {
        return String.join(" || ", expressions);
    }

    private static String any(String task, List<String> results) {
        return results.stream()
                .map(result -> task + "." + result)
                .collect(Collectors.joining(" || ", "(", ")"));
    }
}
