package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes jobs of attempts. Those of the same step of a map's items that come within a short time
/// are handed in together, as one job array; every other one at once and by itself.
///
/// The executor is given attempts one by one, and no more than may run at once. So an array has at
/// most as many tasks as the map's `max_concurrency` and the executor's `max_jobs` let run, and
/// what comes later because others have ended is gathered anew.
final class Batches implements AutoCloseable {
    private final Submission submission;
    private final Slurm slurm;
    private final int wanted;
    private final Duration window;
    private final Map<JobRequest.Kind, Gathering> waiting = new HashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable Integer largest;

    /// Requests that become jobs together.
    private static final class Gathering {
        private final List<JobRequest> requests = new ArrayList<>();
    }

    Batches(Submission submission, Slurm slurm, SlurmConfiguration configuration) {
        this.submission = submission;
        this.slurm = slurm;
        this.wanted = configuration.maxArray();
        this.window = configuration.gather();
    }

    /// Has it handed in; its future tells what has come of that.
    void hand(JobRequest request) {
        if (!request.kind().isItem() || largest() == 1) {
            Gathering alone = new Gathering();
            alone.requests.add(request);
            start(alone, Duration.ZERO);
        } else {
            gather(request);
        }
    }

    private synchronized void gather(JobRequest request) {
        Gathering open = waiting.get(request.kind());
        if (open == null || open.requests.size() >= largest()) {
            open = new Gathering();
            waiting.put(request.kind(), open);
            start(open, window);
        }
        open.requests.add(request);
    }

    private void start(Gathering gathering, Duration delay) {
        Thread thread =
                Thread.ofVirtual().name("slurm-batch").unstarted(() -> submit(gathering, delay));
        threads.add(thread);
        thread.start();
    }

    private void submit(Gathering gathering, Duration delay) {
        try {
            Thread.sleep(delay);
            submission.submit(closed(gathering));
        } catch (SlurmException | InterruptedException | RuntimeException e) {
            fail(gathering, e);
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /// From now on nobody joins it.
    private synchronized List<JobRequest> closed(Gathering gathering) {
        waiting.values().remove(gathering);
        List<JobRequest> left = new ArrayList<>();
        for (JobRequest request : gathering.requests) {
            if (request.isWithdrawn()) {
                request.job().cancel(false);
            } else {
                left.add(request);
            }
        }
        return left;
    }

    private synchronized void fail(Gathering gathering, Exception why) {
        waiting.values().remove(gathering);
        gathering.requests.forEach(request -> request.job().completeExceptionally(why));
    }

    /// As the user and the cluster have it. The indices of an array begin with 0 and stay below the
    /// cluster's limit.
    private synchronized int largest() {
        if (largest == null) {
            largest = wanted == 1 ? 1 : Math.min(wanted, ofCluster());
        }
        return largest;
    }

    private int ofCluster() {
        try {
            return slurm.largestArray();
        } catch (SlurmException _) { // not now; single jobs go everywhere
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
