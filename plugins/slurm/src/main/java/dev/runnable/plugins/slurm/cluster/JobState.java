package dev.runnable.plugins.slurm.cluster;

import java.util.Arrays;

/// The states that Slurm's commands tell.
public enum JobState {
    PENDING(Phase.WAITING),
    CONFIGURING(Phase.WAITING),
    REQUEUED(Phase.WAITING),
    REQUEUE_FED(Phase.WAITING),
    REQUEUE_HOLD(Phase.WAITING),
    RESV_DEL_HOLD(Phase.WAITING),
    SPECIAL_EXIT(Phase.WAITING),
    RUNNING(Phase.THERE),
    RESIZING(Phase.THERE),
    SIGNALING(Phase.THERE),
    STAGE_OUT(Phase.THERE),
    STOPPED(Phase.THERE),
    SUSPENDED(Phase.THERE),
    /// Its processes are being ended.
    COMPLETING(Phase.THERE),
    COMPLETED(Phase.ENDED),
    CANCELLED(Phase.ENDED),
    FAILED(Phase.ENDED),
    TIMEOUT(Phase.ENDED),
    NODE_FAIL(Phase.ENDED),
    PREEMPTED(Phase.ENDED),
    BOOT_FAIL(Phase.ENDED),
    DEADLINE(Phase.ENDED),
    OUT_OF_MEMORY(Phase.ENDED),
    REVOKED(Phase.ENDED),
    LAUNCH_FAILED(Phase.ENDED),
    RECONFIG_FAIL(Phase.ENDED),
    /// One that later versions have.
    OTHER(Phase.THERE);

    private enum Phase {
        WAITING,
        THERE,
        ENDED
    }

    private final Phase phase;

    JobState(Phase phase) {
        this.phase = phase;
    }

    /// Whether nothing of it is there any more.
    public boolean isEnd() {
        return phase == Phase.ENDED;
    }

    /// Whether it has not got its node yet.
    public boolean isWaiting() {
        return phase == Phase.WAITING;
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
