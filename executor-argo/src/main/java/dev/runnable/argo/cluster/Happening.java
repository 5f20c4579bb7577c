package dev.runnable.argo.cluster;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;

/// What has changed in a workflow.
sealed interface Happening {
    /// Something to be told at once.
    record Event(RunEvent event) implements Happening {}

    /// Something that a person should know of a step.
    record Notice(StepPath step, String text) implements Happening {}

    /// A pod runs, or has run: there is something to be read.
    record Began(WorkflowNode pod) implements Happening {}

    /// A pod, or what repeats it, is over. To be told when all that it wrote was.
    record Ended(WorkflowNode node) implements Happening {}
}
