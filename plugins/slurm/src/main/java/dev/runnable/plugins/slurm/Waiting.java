package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import dev.runnable.spi.TaskOutput;
import java.time.Duration;

/// Tells what a step waits for whose job does not start for long, or of which nothing is heard.
/// Once for each reason: whoever looks at the output later wants to know, too.
final class Waiting {
    static final Duration LONG = Duration.ofSeconds(30);

    private final TaskOutput output;
    private final Duration patience;
    private final long since = System.nanoTime();
    private String told = "";

    /// @param patience how long a job may wait without a word
    Waiting(TaskOutput output, Duration patience) {
        this.output = output;
        this.patience = patience;
    }

    void tell(FollowedJob job) {
        if (System.nanoTime() - since < patience.toNanos()) {
            return;
        }
        String text =
                job.silence()
                        .map(why -> "nothing is heard of job %s: %s".formatted(job.id(), why))
                        .or(() ->
                                job.status()
                                        .filter(it -> it.state().isWaiting())
                                        .map(Waiting::text))
                        .orElse("");
        if (!text.isEmpty() && !text.equals(told)) {
            output.line(TaskOutput.Stream.ERR, "runnable: " + text);
        }
        told = text;
    }

    private static String text(JobStatus status) {
        String what = status.state() == JobState.PENDING ? "waits" : "is being started";
        return "job %s %s: %s".formatted(status.id(), what, PendingReason.of(status.reason()));
    }
}
