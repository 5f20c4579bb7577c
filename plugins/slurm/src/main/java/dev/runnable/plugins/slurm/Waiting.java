package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import dev.runnable.spi.TaskOutput;
import java.util.concurrent.TimeUnit;

/// Tells what a step waits for whose job does not start for long, or of which nothing is heard.
/// Once for each reason: whoever looks at the output later wants to know, too.
final class Waiting {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final TaskOutput output;
    private final long since = System.nanoTime();
    private String told = "";

    Waiting(TaskOutput output) {
        this.output = output;
    }

    void tell(FollowedJob job) {
        if (System.nanoTime() - since < LONG_NANOS) {
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
