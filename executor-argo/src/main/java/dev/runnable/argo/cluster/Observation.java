package dev.runnable.argo.cluster;

import dev.runnable.problem.ProblemException;

/// What reaches whoever follows a workflow.
sealed interface Observation {
    /// The workflow as it is now.
    record Seen(WorkflowView workflow) implements Observation {}

    /// Somebody has deleted it.
    record Deleted() implements Observation {}

    /// The log of a pod was read to its end.
    record LogRead(String node) implements Observation {}

    /// The cluster cannot be asked for the moment.
    record Lost(String reason) implements Observation {}

    /// The cluster does not let us follow it any more.
    record Refused(ProblemException problem) implements Observation {}
}
