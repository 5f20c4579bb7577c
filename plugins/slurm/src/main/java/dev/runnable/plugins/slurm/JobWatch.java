package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows all jobs of a run by one question for all of them: often while something happens, less
/// and less often while nothing does. It ends those that are to end by one command, too. How a
/// step's process ends is not asked here but seen in its files, so nobody waits for the next
/// question.
final class JobWatch implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration WHILE_CANCELLING = Duration.ofMillis(500);
    private static final int MISSES = 2;
    private static final int ASKED_AGAIN_AFTER = 20;

    private final Slurm slurm;
    private final Duration longest;
    private final Map<JobId, FollowedJob> jobs = new LinkedHashMap<>();
    private final Map<JobId, Integer> misses = new HashMap<>();
    private int cancellations;
    private @Nullable Thread thread;
    private boolean isClosed;

    /// One for each thing that is new.
    private final Semaphore news = new Semaphore(0);

    /// @param longest time between two questions
    JobWatch(Slurm slurm, Duration longest) {
        this.slurm = slurm;
        this.longest = longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest;
    }

    synchronized FollowedJob follow(JobId id) {
        FollowedJob job = new FollowedJob(id);
        jobs.put(id, job);
        wake();
        return job;
    }

    synchronized void forget(FollowedJob job) {
        jobs.remove(job.id());
        misses.remove(job.id());
    }

    /// Has a job ended; its status tells when it is gone.
    void cancel(FollowedJob job) {
        job.isUnwanted();
        synchronized (this) {
            cancellations = 0;
            wake();
        }
    }

    /// Somebody waits for what Slurm says now.
    void hurry() {
        wake();
    }

    private synchronized void wake() {
        news.release();
        if (thread == null && !isClosed) {
            thread = Thread.ofVirtual().name("slurm-jobs").start(this::watch);
        }
    }

    private void watch() {
        Duration pause = SHORTEST;
        try {
            while (true) {
                await(pause);
                List<FollowedJob> all = all();
                if (!all.isEmpty()) {
                    boolean isLively = look(all);
                    pause = isLively ? SHORTEST : slower(pause);
                    if (all.stream().anyMatch(FollowedJob::isToBeCancelled)) {
                        pause = WHILE_CANCELLING;
                    }
                }
            }
        } catch (InterruptedException _) { // closed
        }
    }

    private Duration slower(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(longest) > 0 ? longest : next;
    }

    /// Until the pause is over or there is news; without jobs, until there are some.
    private void await(Duration pause) throws InterruptedException {
        if (all().isEmpty()) {
            news.acquire();
        } else {
            boolean _ = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        news.drainPermits();
    }

    private synchronized List<FollowedJob> all() {
        return List.copyOf(jobs.values());
    }

    private boolean look(List<FollowedJob> all) throws InterruptedException {
        try {
            cancelUnwanted(all);
            return update(all, slurm.statuses(all.stream().map(it -> it.id().job()).toList()));
        } catch (SlurmException e) {
            all.forEach(job -> job.isSilent(e.reason()));
            return false;
        } catch (RuntimeException e) { // a bug of ours must not end the watch over all jobs
            all.forEach(job -> job.isSilent(e.toString()));
            return false;
        }
    }

    /// What was told once is not told again at each look: the processes are being ended.
    private void cancelUnwanted(List<FollowedJob> all) throws SlurmException, InterruptedException {
        List<JobId> unwanted =
                all.stream().filter(FollowedJob::isToBeCancelled).map(FollowedJob::id).toList();
        if (!unwanted.isEmpty() && cancellations % ASKED_AGAIN_AFTER == 0) {
            slurm.cancel(unwanted);
        }
        cancellations++;
    }

    private boolean update(List<FollowedJob> all, List<JobStatus> statuses)
            throws InterruptedException {
        Map<JobId, JobStatus> known = new HashMap<>();
        for (JobStatus status : statuses) {
            known.put(JobId.of(status.number()), status);
            known.put(status.id(), status);
        }
        boolean isLively = false;
        for (FollowedJob job : all) {
            JobStatus status = known.get(job.id());
            isLively |= status == null ? missing(job) : job.update(status);
        }
        return isLively;
    }

    /// A controller that has just been started may not know all jobs at once.
    private boolean missing(FollowedJob job) throws InterruptedException {
        int seen;
        synchronized (this) {
            seen = misses.merge(job.id(), 1, Integer::sum);
        }
        if (seen >= MISSES && !job.isEnded()) {
            Optional<JobState> end = slurm.accounted(job.id()).filter(JobState::isEnd);
            end.ifPresent(
                    state -> job.update(new JobStatus(job.id(), job.id().job(), state, "", "")));
            job.isGone();
        }
        return true;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
