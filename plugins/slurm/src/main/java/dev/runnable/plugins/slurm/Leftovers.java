package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import java.time.Duration;
import java.util.List;

/// Jobs of this run that a process has handed in which was killed since. Whoever goes on with the
/// run has made sure that the process is gone, but its jobs wait or run as ever. They are ended
/// before the first job of this process: their steps are to be tried again, and nobody waits for
/// what they come to.
final class Leftovers {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Slurm slurm;
    private final RunFolder folder;
    private final Duration patience;
    private boolean isDone;

    Leftovers(Slurm slurm, RunFolder folder, Duration patience) {
        this.slurm = slurm;
        this.folder = folder;
        this.patience = patience;
    }

    /// Ends them, once, and returns when they are gone.
    ///
    /// @throws SlurmException when the controller has not answered for too long, or they do not go
    synchronized void end() throws SlurmException, InterruptedException {
        if (isDone) {
            return;
        }
        Retries retries = new Retries(FIRST_PAUSE, LONGEST_PAUSE, patience);
        while (!tryToEnd(retries)) {
            if (!retries.pause()) {
                throw SlurmException.stillThere();
            }
        }
        folder.removeOthers();
        isDone = true;
    }

    private boolean tryToEnd(Retries retries) throws SlurmException, InterruptedException {
        try {
            List<JobId> left =
                    slurm.commented(folder.markOfRun()).keySet().stream()
                            .filter(job -> !job.state().isEnd())
                            .map(JobStatus::id)
                            .toList();
            if (!left.isEmpty()) {
                slurm.cancel(left);
            }
            return left.isEmpty();
        } catch (SlurmException e) {
            if (e.kind() == SlurmException.Kind.UNREACHABLE && retries.pause()) {
                return false;
            }
            throw e;
        }
    }
}
