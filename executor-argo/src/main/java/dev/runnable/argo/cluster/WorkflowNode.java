package dev.runnable.argo.cluster;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.StepPath;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A node of a workflow that is about a step: a pod, or what repeats one.
///
/// @param pod the pod's name; empty for what repeats pods
/// @param attempt the number of the pod's try, 1-based; empty where it is not repeated
/// @param retry the id of what repeats it
/// @param message Argo's words, may be empty
record WorkflowNode(
        String id,
        StepPath step,
        PodRole role,
        Optional<String> pod,
        OptionalInt attempt,
        Optional<String> retry,
        Phase phase,
        String message,
        Optional<Instant> started,
        Optional<Instant> finished) {
    WorkflowNode {
        requireNonNull(id, "id");
        requireNonNull(step, "step");
        requireNonNull(role, "role");
        requireNonNull(pod, "pod");
        requireNonNull(attempt, "attempt");
        requireNonNull(retry, "retry");
        requireNonNull(phase, "phase");
        requireNonNull(message, "message");
        requireNonNull(started, "started");
        requireNonNull(finished, "finished");
    }

    int number() {
        return attempt.orElse(1);
    }
}
