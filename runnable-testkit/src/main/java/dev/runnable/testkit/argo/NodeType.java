package dev.runnable.testkit.argo;

/// What a node stands for.
public enum NodeType {
    POD,
    DAG,
    STEPS,
    STEP_GROUP,
    /// A task with items; its children are the items.
    TASK_GROUP,
    /// A template with a `retryStrategy`; its children are the attempts.
    RETRY,
    SUSPEND,
    /// Neither run nor to be run: skipped, omitted or wrong.
    SKIPPED;

    boolean isGroup() {
        return this == DAG || this == TASK_GROUP || this == STEP_GROUP || this == STEPS;
    }

    /// What `parallelism` of a template counts.
    boolean isCounted() {
        return this == POD || this == DAG || this == STEPS;
    }
}
