package dev.runnable.argo.cluster;

/// How far a workflow or a node of it is, in Argo's words. What a later version may add counts as
/// pending: nothing is told of it before its end.
enum Phase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    ERROR,
    SKIPPED,
    OMITTED;

    static Phase of(String text) {
        return switch (text) {
            case "Running" -> RUNNING;
            case "Succeeded" -> SUCCEEDED;
            case "Failed" -> FAILED;
            case "Error" -> ERROR;
            case "Skipped" -> SKIPPED;
            case "Omitted" -> OMITTED;
            default -> PENDING;
        };
    }

    boolean isOver() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case SUCCEEDED, FAILED, ERROR, SKIPPED, OMITTED -> true;
        };
    }

    /// Whether it never ran and never will.
    boolean isLeftOut() {
        return this == SKIPPED || this == OMITTED;
    }
}
