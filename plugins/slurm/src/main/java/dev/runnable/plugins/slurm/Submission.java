package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Hands in jobs, also where the controller does not answer at once, and never twice: when an
/// answer was lost, the jobs are looked for by their comment before they are handed in again.
final class Submission {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// There will be room when other jobs of the user have ended, however long that takes.
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final Slurm slurm;
    private final RunFolder folder;
    private final SlurmConfiguration configuration;
    private final String runId;

    Submission(Slurm slurm, RunFolder folder, SlurmConfiguration configuration, String runId) {
        this.slurm = slurm;
        this.folder = folder;
        this.configuration = configuration;
        this.runId = runId;
    }

    /// Makes one job or one array of requests of the same kind. Withdrawn ones may get none.
    ///
    /// @throws SlurmException when Slurm refuses it, or has not answered for too long
    void submit(List<JobRequest> requests) throws SlurmException, InterruptedException {
        if (requests.isEmpty()) {
            return;
        }
        long batch = folder.next();
        String script = script(requests, batch);
        long job = untilTaken(options(requests, batch), script, folder.mark(batch), requests);
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).job().complete(requests.size() == 1 ? JobId.of(job) : JobId.of(job, i));
        }
    }

    private String script(List<JobRequest> requests, long batch) throws SlurmException {
        try {
            Path scripts = folder.batchFolder(batch);
            for (int i = 0; i < requests.size(); i++) {
                Path file = scripts.resolve(Integer.toString(i));
                RunFolder.write(file, requests.get(i).script());
                requests.get(i).isWrittenTo(file);
            }
            return BatchScript.text(scripts);
        } catch (IOException e) {
            throw SlurmException.notWritten(e);
        }
    }

    private List<String> options(List<JobRequest> requests, long batch) {
        JobRequest.Kind kind = requests.getFirst().kind();
        List<String> options = new ArrayList<>(kind.options().arguments());
        options.add("--job-name=" + JobName.of(kind.step(), runId));
        options.add("--comment=" + folder.mark(batch));
        // the engine tries again, and counts that
        options.add("--no-requeue");
        // what is to be seen of a step, it writes itself
        options.addAll(List.of("--input=/dev/null", "--output=/dev/null", "--error=/dev/null"));
        options.add("--chdir=/");
        options.add("--export=ALL"); // nearly nothing, see Programs
        if (requests.size() > 1) {
            String limit =
                    configuration.arrayLimit().isPresent()
                            ? "%" + configuration.arrayLimit().getAsInt()
                            : "";
            options.add("--array=0-" + (requests.size() - 1) + limit);
        }
        return options;
    }

    private long untilTaken(
            List<String> options, String script, String mark, List<JobRequest> requests)
            throws SlurmException, InterruptedException {
        Retries silence = new Retries(FIRST_PAUSE, LONGEST_PAUSE, configuration.patience());
        Retries crowd = new Retries(FIRST_PAUSE, LONGEST_PAUSE, FOR_EVER);
        boolean isUncertain = false;
        while (true) {
            try {
                OptionalLong taken = isUncertain ? find(mark) : OptionalLong.empty();
                return taken.isPresent() ? taken.getAsLong() : slurm.submit(options, script);
            } catch (SlurmException e) {
                isUncertain |= e.kind() == SlurmException.Kind.UNREACHABLE;
                boolean goesOn =
                        switch (e.kind()) {
                            case UNREACHABLE -> silence.pause(() -> isWanted(requests));
                            case FULL -> crowd.pause(() -> isWanted(requests));
                            case REFUSED, UNKNOWN_JOB, NO_PROGRAM -> false;
                        };
                if (!goesOn) {
                    throw e;
                }
            }
        }
    }

    private static boolean isWanted(List<JobRequest> requests) {
        return !requests.stream().allMatch(JobRequest::isWithdrawn);
    }

    private OptionalLong find(String mark) throws SlurmException, InterruptedException {
        return slurm.commented(mark).entrySet().stream()
                .filter(job -> job.getValue().equals(mark))
                .mapToLong(job -> job.getKey().id().job())
                .findFirst();
    }
}
