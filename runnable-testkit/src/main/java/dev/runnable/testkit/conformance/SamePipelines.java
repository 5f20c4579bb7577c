package dev.runnable.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Pipelines whose run logs have to be the same wherever their steps run: every kind of step in
/// every other, retries, failures and what handles them.
public final class SamePipelines {
    private static final List<String> NAMES =
            List.of(
                    "chain with a failure that is handled",
                    "failure",
                    "retries",
                    "dependency graph with skips",
                    "dependency graph that fails",
                    "every composite in every other",
                    "failures inside composites");

    private SamePipelines() {}

    /// Their texts, by what they are about. All commands are of a shell.
    public static SequencedMap<String, String> all() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        NAMES.forEach(name -> all.put(name, text(name)));
        return all;
    }

    /// The same where it depends on nothing else either when which step starts: one task at a time.
    public static SequencedMap<String, String> oneByOne() {
        SequencedMap<String, String> all = all();
        all.put("fail_fast", text("fail_fast"));
        return all;
    }

    private static String text(String name) {
        return Scenario.resource("same/" + name.replace(' ', '-').replace('_', '-') + ".yaml");
    }
}
