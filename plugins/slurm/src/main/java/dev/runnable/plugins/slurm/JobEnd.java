package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import dev.runnable.reentry.OutcomeFile;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/// What came of a job that has ended.
record JobEnd(FollowedJob job, StepFolder folder, LastLines output, JobOptions options) {
    /// What shells add to the number of the signal that has killed a process.
    private static final int SIGNALLED = 128;

    /// As the step's process has told it, else why it could not. Where the task was killed by a
    /// signal, the process knows that it was, and Slurm why.
    AttemptOutcome outcome() {
        return told().map(this::explained)
                .orElseGet(() -> {
                    OptionalInt code = folder.exitCode();
                    return new Failed(output.explain(why(code)), code);
                });
    }

    /// Whether what the step's process has told is all that there is to know.
    boolean isExplained() {
        return told().filter(outcome -> !isKilled(outcome)).isPresent();
    }

    private Optional<AttemptOutcome> told() {
        try {
            return Optional.of(OutcomeFile.read(folder.outcome()));
        } catch (IOException _) { // nothing
            return Optional.empty();
        }
    }

    private static boolean isKilled(AttemptOutcome outcome) {
        return outcome instanceof Failed failed
                && failed.exitCode().isPresent()
                && failed.exitCode().getAsInt() > SIGNALLED;
    }

    private AttemptOutcome explained(AttemptOutcome outcome) {
        boolean isBySlurm = job.state().filter(JobEnd::wasEnded).isPresent();
        return isBySlurm && isKilled(outcome) && outcome instanceof Failed failed
                ? new Failed(why(OptionalInt.empty()) + "\n" + failed.message(), failed.exitCode())
                : outcome;
    }

    private String why(OptionalInt code) {
        JobState state = job.state().orElse(JobState.OTHER);
        if (code.isPresent() && !wasEnded(state)) {
            return "the step's process in job %s ended without telling what came of it: exit code %d"
                    .formatted(job.id(), code.getAsInt());
        }
        String job = "job " + this.job.id() + node();
        return switch (state) {
            case CANCELLED -> job + " was cancelled by somebody else ('scancel')";
            case TIMEOUT ->
                    job
                            + " reached its time limit"
                            + options.time().map(it -> " (--time=" + it + ")").orElse("")
                            + " and was ended by Slurm; ask for more by 'time'";
            case OUT_OF_MEMORY ->
                    job
                            + " ran out of memory"
                            + options.memory().map(it -> " (--mem=" + it + ")").orElse("")
                            + "; ask for more by 'memory'";
            case NODE_FAIL -> job + " was lost: its node failed";
            case PREEMPTED -> job + " was preempted by a job with a higher priority";
            case DEADLINE -> job + " could not end before its deadline";
            case BOOT_FAIL -> job + " was not started: its node did not boot";
            case LAUNCH_FAILED, RECONFIG_FAIL -> job + " could not be started on its node";
            case REVOKED -> job + " was taken over by another cluster";
            case COMPLETED, FAILED -> job + " ended without a word of its step." + hint();
            case PENDING,
                    CONFIGURING,
                    REQUEUED,
                    REQUEUE_FED,
                    REQUEUE_HOLD,
                    RESV_DEL_HOLD,
                    SPECIAL_EXIT,
                    RUNNING,
                    RESIZING,
                    SIGNALING,
                    STAGE_OUT,
                    STOPPED,
                    SUSPENDED,
                    COMPLETING,
                    OTHER ->
                    job
                            + " is not known to Slurm any more, and has left no word of its step."
                            + hint();
        };
    }

    private static boolean wasEnded(JobState state) {
        return state.isEnd() && state != JobState.COMPLETED && state != JobState.FAILED;
    }

    private String node() {
        return job.status()
                .map(JobStatus::node)
                .filter(it -> !it.isEmpty())
                .map(it -> " on " + it)
                .orElse("");
    }

    private String hint() {
        return " Nodes have to see the working directory, the program and "
                + folder.path()
                + " under the same names";
    }
}
