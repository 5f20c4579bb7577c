package dev.runnable.sdk;

import dev.runnable.event.StepState;

/// How a run or a step has ended.
public enum Status {
    SUCCEEDED,
    SKIPPED,
    FAILED,
    CANCELLED,
    /// Nobody has seen its end.
    UNFINISHED;

    static Status of(StepState state) {
        return switch (state) {
            case SUCCESS -> SUCCEEDED;
            case SKIPPED -> SKIPPED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case PENDING, RUNNING -> UNFINISHED;
        };
    }
}
