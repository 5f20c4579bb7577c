package dev.runnable.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Wordings that several composite steps share.
final class Messages {
    private static final int MOST_NAMES = 10;

    private Messages() {}

    /// `branch 'left' failed: …`, or `2 of 3 branches failed ('left', 'right'), first 'left': …`.
    static String broken(String kind, List<String> broken, int all, String first) {
        return broken.size() == 1
                ? "%s '%s' failed: %s".formatted(kind, broken.getFirst(), first)
                : "%d of %d %s failed (%s); '%s': %s"
                        .formatted(
                                broken.size(),
                                all,
                                plural(kind),
                                names(broken),
                                broken.getFirst(),
                                first);
    }

    private static String plural(String kind) {
        return kind.endsWith("ch") ? kind + "es" : kind + "s";
    }

    /// The names in quotes, some of them when there are many.
    static String names(Collection<String> names) {
        String some =
                String.join(
                        ", ",
                        names.stream().limit(MOST_NAMES).map(name -> "'" + name + "'").toList());
        return names.size() > MOST_NAMES
                ? some + " and " + (names.size() - MOST_NAMES) + " more"
                : some;
    }

    static String timedOut(StepRun step) {
        Duration limit = step.node.options().timeout().orElseThrow();
        return "timed out after "
                + limit.toString().substring(2).toLowerCase(Locale.ROOT)
                + "; its processes were ended";
    }
}
