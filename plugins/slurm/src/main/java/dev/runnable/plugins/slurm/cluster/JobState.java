package dev.runnable.plugins.slurm.cluster;

import java.util.Arrays;

/// The states that Slurm's commands tell.
public enum JobState {
    PENDING(false),
    CONFIGURING(false),
    REQUEUED(false),
    REQUEUE_FED(false),
    REQUEUE_HOLD(false),
    RESV_DEL_HOLD(false),
    SPECIAL_EXIT(false),
    RUNNING(false),
    RESIZING(false),
    SIGNALING(false),
    STAGE_OUT(false),
    STOPPED(false),
    SUSPENDED(false),
    /// Its processes are being ended.
    COMPLETING(false),
    COMPLETED(true),
    CANCELLED(true),
    FAILED(true),
    TIMEOUT(true),
    NODE_FAIL(true),
    PREEMPTED(true),
    BOOT_FAIL(true),
    DEADLINE(true),
    OUT_OF_MEMORY(true),
    REVOKED(true),
    LAUNCH_FAILED(true),
    RECONFIG_FAIL(true),
    /// One that later versions have.
    OTHER(false);

    private final boolean isEnd;

    JobState(boolean isEnd) {
        this.isEnd = isEnd;
    }

    /// Whether nothing of it is there any more.
    public boolean isEnd() {
        return isEnd;
    }

    /// Whether it has not got its node yet.
    public boolean isWaiting() {
        return ordinal() < RUNNING.ordinal();
    }

    /// @param text as `squeue` and `sacct` have it: `RUNNING`, `CANCELLED by 1000`
    static JobState of(String text) {
        String word = text.strip().split("[ +]", 2)[0];
        return Arrays.stream(values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(OTHER);
    }
}
