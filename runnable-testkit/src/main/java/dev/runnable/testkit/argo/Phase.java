package dev.runnable.testkit.argo;

/// How far a node is.
public enum Phase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    SKIPPED,
    FAILED,
    ERROR,
    OMITTED;

    /// Ended in any way.
    public boolean isFulfilled() {
        return isCompleted() || this == SKIPPED || this == OMITTED;
    }

    /// Ended after having run.
    public boolean isCompleted() {
        return isFailedOrError() || this == SUCCEEDED;
    }

    public boolean isFailedOrError() {
        return this == FAILED || this == ERROR;
    }

    boolean isActive() {
        return this == PENDING || this == RUNNING;
    }

    /// As Argo writes it: `Succeeded`.
    public String text() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
