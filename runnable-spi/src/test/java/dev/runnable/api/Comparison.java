package dev.runnable.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What has become of a signature.
///
/// @param changes each with what it asks of the version, the worst first
record Comparison(SequencedMap<String, Change> changes) {
    static Comparison of(SortedSet<Fact> before, SortedSet<Fact> now) {
        SortedSet<Fact> gone = new TreeSet<>(before);
        gone.removeAll(now);
        SortedSet<Fact> come = new TreeSet<>(now);
        come.removeAll(before);
        Set<String> known = before.stream().map(Fact::type).collect(Collectors.toSet());
        SequencedMap<String, Change> changes = new LinkedHashMap<>();
        gone.forEach(it -> changes.put("- " + it, it.kind().going()));
        come.forEach(it ->
                changes.put(
                        "+ " + it,
                        known.contains(it.type()) ? it.kind().coming() : Change.ADDITION));
        return new Comparison(changes);
    }

    Change worst() {
        return changes.values().stream().reduce(Change.NONE, Change::greater);
    }

    /// For a person, those that break others first.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        changes.forEach((line, change) -> {
            if (change == Change.BREAK) {
                lines.add("breaks: " + line);
            }
        });
        changes.forEach((line, change) -> {
            if (change != Change.BREAK) {
                lines.add("adds:   " + line);
            }
        });
        return lines;
    }
}
