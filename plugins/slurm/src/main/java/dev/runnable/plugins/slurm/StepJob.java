package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The job of one attempt from its making to its end.
final class StepJob {
    private static final long SHORTEST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;
    private static final int LOOKS_FOR_REASON = 15;

    /// How long files may take to be seen here that a node has written before its job ended.
    private static final long FILES_COME_LATE_MILLIS = 30_000;

    private final JobRequest request;
    private final StepFolder folder;
    private final JobWatch watch;
    private final LastLines output;
    private final GrowingFile out;
    private final GrowingFile err;
    private final Waiting waiting;

    StepJob(JobRequest request, StepFolder folder, JobWatch watch, TaskOutput output) {
        this.request = request;
        this.folder = folder;
        this.watch = watch;
        this.output = new LastLines(output);
        this.out = new GrowingFile(folder.out(), Stream.OUT, this.output);
        this.err = new GrowingFile(folder.err(), Stream.ERR, this.output);
        this.waiting = new Waiting(output, Waiting.LONG);
    }

    AttemptOutcome run(Batches batches) throws InterruptedException {
        batches.hand(request);
        JobId id;
        try {
            id = request.job().get();
        } catch (InterruptedException e) {
            withdraw();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SlurmException why) {
                return SlurmSession.notHandedIn(why);
            }
            throw new IllegalStateException(e.getCause());
        }
        return follow(id);
    }

    private AttemptOutcome follow(JobId id) throws InterruptedException {
        FollowedJob job = watch.follow(id);
        try {
            awaitEnd(job);
            JobEnd end = new JobEnd(job, folder, output, request.kind().options());
            if (!end.isExplained()) {
                awaitReason(job);
            }
            OptionalLong owner = folder.exitCode().isEmpty() ? owner(job) : OptionalLong.empty();
            return owner.isPresent() ? follow(JobId.of(owner.getAsLong())) : end.outcome();
        } catch (InterruptedException e) {
            end(job);
            throw e;
        } finally {
            out.finish();
            err.finish();
            watch.forget(job);
        }
    }

    /// The other job of this attempt, where it was handed in twice and the other came first.
    private OptionalLong owner(FollowedJob job) {
        OptionalLong owner = folder.owner();
        boolean isOther =
                owner.isPresent()
                        && owner.getAsLong() != job.id().job()
                        && job.status().filter(it -> it.number() == owner.getAsLong()).isEmpty();
        return isOther && !job.isForgotten() ? owner : OptionalLong.empty();
    }

    /// The step's process was ended by something that only Slurm knows.
    private void awaitReason(FollowedJob job) throws InterruptedException {
        for (int i = 0; i < LOOKS_FOR_REASON && !job.isEnded(); i++) {
            watch.hurry();
            job.awaitEnd(LONGEST_PAUSE_MILLIS);
        }
    }

    /// Until the step's process has said how it ended, or Slurm that it is no more.
    private void awaitEnd(FollowedJob job) throws InterruptedException {
        long pause = SHORTEST_PAUSE_MILLIS;
        long late = 0;
        while (folder.exitCode().isEmpty() && late < patience(job)) {
            boolean isLively = out.read();
            isLively |= err.read();
            waiting.tell(job);
            pause =
                    isLively
                            ? SHORTEST_PAUSE_MILLIS
                            : Math.min(LONGEST_PAUSE_MILLIS, pause * 5 / 4);
            if (job.isEnded()) {
                pause = SHORTEST_PAUSE_MILLIS;
                late += pause;
                Thread.sleep(pause);
            } else {
                job.awaitEnd(pause);
            }
        }
        out.finish();
        err.finish();
    }

    /// Files are only waited for where there should be some.
    private static long patience(FollowedJob job) {
        boolean hasEndedByItself =
                job.state()
                        .filter(it -> it == JobState.COMPLETED || it == JobState.FAILED)
                        .isPresent();
        return hasEndedByItself || job.isForgotten() ? FILES_COME_LATE_MILLIS : 1000;
    }

    /// Whoever interrupts is told so when nothing of it is there any more.
    private void end(FollowedJob job) {
        boolean neverStarts = request.withdraw();
        watch.cancel(job);
        uninterruptibly(() -> {
            while (!job.isEnded() && !isQuiet(job, neverStarts)) {
                job.awaitEnd(LONGEST_PAUSE_MILLIS);
            }
        });
    }

    /// Whether nothing of the step runs, as far as that is known without Slurm.
    private boolean isQuiet(FollowedJob job, boolean neverStarts) {
        return job.silence().isPresent() && (neverStarts || folder.exitCode().isPresent());
    }

    private void withdraw() {
        request.withdraw();
        Optional<JobId> made = made();
        made.map(watch::follow)
                .ifPresent(job -> {
                    end(job);
                    watch.forget(job);
                });
    }

    /// The job that was made nevertheless.
    private Optional<JobId> made() {
        try {
            return Optional.of(request.job().join());
        } catch (CompletionException | CancellationException _) { // none
            return Optional.empty();
        }
    }

    private interface Wait {
        void perform() throws InterruptedException;
    }

    private static void uninterruptibly(Wait wait) {
        while (true) {
            try {
                wait.perform();
                return;
            } catch (InterruptedException _) { // once is enough
            }
        }
    }
}
