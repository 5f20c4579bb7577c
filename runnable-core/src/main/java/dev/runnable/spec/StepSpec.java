package dev.runnable.spec;

import dev.runnable.graph.Node;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;

/// A step as read, before it is wired to the others.
///
/// @param key its name in the file
/// @param body what stands under its name
/// @param node empty when something in it is wrong
/// @param isEnd whether it is `success` or `fail`
/// @param chainKeys entries that only a step of a chain has
/// @param dependencyKeys entries that only a step of a dependency graph has
record StepSpec(
        Located.Scalar key,
        Located body,
        Optional<Node> node,
        boolean isEnd,
        Optional<Located.Scalar> next,
        Optional<Located.Scalar> onFailure,
        List<Need> needs,
        List<Located.Entry> chainKeys,
        List<Located.Entry> dependencyKeys) {
    /// A step that has to be over before this one starts.
    ///
    /// @param runOnSkip whether this one starts as well when that one was skipped
    record Need(Located.Scalar step, boolean runOnSkip) {}

    static StepSpec unreadable(Located.Entry entry) {
        return new StepSpec(
                entry.key(),
                entry.value(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    String name() {
        return key.text();
    }

    /// Whether `next` is there, right or wrong.
    boolean saysNext() {
        return chainKeys.stream().anyMatch(entry -> entry.key().text().equals("next"));
    }
}
