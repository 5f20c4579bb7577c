package dev.runnable.event;

import java.util.Set;

/// The states of a step, and of a run.
public enum StepState {
    PENDING("CREATED"),
    RUNNING("PROCESSING"),
    SUCCESS("SUCCESS"),
    SKIPPED("SKIPPED"),
    FAILED("FAIL"),
    CANCELLED("CANCELLED");

    private final String text;

    StepState(String text) {
        this.text = text;
    }

    /// The word of the run log.
    public String text() {
        return text;
    }

    public boolean isFinal() {
        return successors().isEmpty();
    }

    /// Whether a step in this state may be in `next` after it.
    public boolean mayBecome(StepState next) {
        return successors().contains(next);
    }

    private Set<StepState> successors() {
        return switch (this) {
            case PENDING -> Set.of(RUNNING, SKIPPED);
            case RUNNING -> Set.of(SUCCESS, SKIPPED, FAILED, CANCELLED);
            case SUCCESS, SKIPPED, FAILED, CANCELLED -> Set.of();
        };
    }

    /// @throws IllegalArgumentException for a word that no run log has
    public static StepState ofText(String text) {
        for (StepState state : values()) {
            if (state.text.equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such status: " + text);
    }
}
