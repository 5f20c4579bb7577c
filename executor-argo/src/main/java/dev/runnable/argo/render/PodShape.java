package dev.runnable.argo.render;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Node;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What distinguishes pods from each other. Those of one shape share a template.
///
/// @param override the name by which the step chooses how its pods run
/// @param secrets that the task is given
/// @param timeout of a try
record PodShape(
        Work work,
        Optional<String> override,
        List<String> secrets,
        RetryPolicy retry,
        Optional<Duration> timeout) {
    /// The `type` by which steps name their override.
    static final String EXECUTOR = "argo";

    PodShape {
        requireNonNull(work, "work");
        requireNonNull(override, "override");
        secrets = List.copyOf(secrets);
        requireNonNull(retry, "retry");
        requireNonNull(timeout, "timeout");
    }

    static PodShape step(Node node) {
        List<String> secrets = node instanceof Node.Task task ? task.task().secrets() : List.of();
        StepOptions options = node.options();
        return new PodShape(Work.STEP, override(node), secrets, options.retry(), options.timeout());
    }

    /// A pod that begins or ends a composite step, which as a whole is what is tried again.
    static PodShape of(Work work, Node composite) {
        return new PodShape(
                work, override(composite), List.of(), RetryPolicy.ONCE, Optional.empty());
    }

    static PodShape close() {
        return new PodShape(
                Work.CLOSE, Optional.empty(), List.of(), RetryPolicy.ONCE, Optional.empty());
    }

    /// Whatever of [ArgoConfiguration#overrides] the step asks for.
    static Optional<String> override(Node node) {
        return Optional.ofNullable(node.options().overrides().get(EXECUTOR));
    }
}
