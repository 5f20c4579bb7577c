package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A job of this run, as far as Slurm has told. Thread-safe.
final class FollowedJob {
    private final JobId id;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable JobStatus status;
    private @Nullable String silence;
    private boolean isGone;
    private boolean isUnwanted;

    FollowedJob(JobId id) {
        this.id = id;
    }

    JobId id() {
        return id;
    }

    synchronized Optional<JobStatus> status() {
        return Optional.ofNullable(status);
    }

    /// The last state, where one is known.
    synchronized Optional<JobState> state() {
        return status().map(JobStatus::state);
    }

    /// Why nothing is known at the moment, where nothing is.
    synchronized Optional<String> silence() {
        return Optional.ofNullable(silence);
    }

    /// Whether nothing of it is there any more.
    synchronized boolean isEnded() {
        return isGone || state().filter(JobState::isEnd).isPresent();
    }

    /// Whether Slurm has forgotten it without telling how it has ended.
    synchronized boolean isForgotten() {
        return isGone && state().filter(JobState::isEnd).isEmpty();
    }

    /// @return whether that is another state than before
    synchronized boolean update(JobStatus now) {
        boolean isOther = status == null || status.state() != now.state();
        status = now;
        silence = null;
        if (now.state().isEnd()) {
            ended.countDown();
        }
        return isOther;
    }

    synchronized void isSilent(String why) {
        silence = why;
    }

    synchronized void isGone() {
        isGone = true;
        ended.countDown();
    }

    /// It is to end.
    synchronized void isUnwanted() {
        isUnwanted = true;
    }

    synchronized boolean isToBeCancelled() {
        return isUnwanted && !isEnded() && state().filter(JobState.COMPLETING::equals).isEmpty();
    }

    /// Waits for its end, but not for ever.
    void awaitEnd(long millis) throws InterruptedException {
        boolean _ = ended.await(millis, TimeUnit.MILLISECONDS);
    }
}
