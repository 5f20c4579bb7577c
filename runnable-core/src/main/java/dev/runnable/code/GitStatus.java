package dev.runnable.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `git status --porcelain=v2 --branch -z` tells.
///
/// @param commit that is checked out; empty before the first one
/// @param changed paths, from the top of the repository
record GitStatus(Optional<String> commit, List<String> changed) {
    private static final int MOST_NAMES = 10;

    GitStatus {
        changed = List.copyOf(changed);
    }

    static GitStatus parse(String output) {
        Optional<String> commit = Optional.empty();
        List<String> changed = new ArrayList<>();
        List<String> entries = List.of(output.split("\0", -1));
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry.startsWith("# branch.oid ")) {
                commit = Optional.of(entry.substring(13)).filter(it -> !it.equals("(initial)"));
            } else if (entry.startsWith("1 ")) {
                changed.add(afterFields(entry, 8));
            } else if (entry.startsWith("2 ")) {
                changed.add(afterFields(entry, 9));
                i++; // the path it had before is an entry of its own
            } else if (entry.startsWith("u ")) {
                changed.add(afterFields(entry, 10));
            } else if (entry.startsWith("? ")) {
                changed.add(entry.substring(2));
            }
        }
        return new GitStatus(commit, changed.stream().distinct().toList());
    }

    private static String afterFields(String entry, int fields) {
        int from = 0;
        for (int i = 0; i < fields; i++) {
            from = entry.indexOf(' ', from) + 1;
        }
        return entry.substring(from);
    }

    /// For instance `changes found in a, b`; empty when there are none.
    String changes() {
        if (changed.isEmpty()) {
            return "";
        }
        String names = String.join(", ", changed.subList(0, Math.min(MOST_NAMES, changed.size())));
        int more = changed.size() - MOST_NAMES;
        return "changes found in " + names + (more > 0 ? " and " + more + " more" : "");
    }
}
