package dev.runnable.plugins.slurm;

import static java.util.Objects.requireNonNull;

import dev.runnable.plugins.slurm.cluster.JobId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An attempt that is to become a job.
final class JobRequest {
    /// What requests have in common that may become one array.
    ///
    /// @param step its path in the pipeline, or the path in the run of what is no item of a map
    /// @param isItem whether there may be others like it
    record Kind(String step, boolean isItem, JobOptions options) {
        Kind {
            requireNonNull(step, "step");
            requireNonNull(options, "options");
        }
    }

    private final Kind kind;
    private final StepFolder folder;
    private final String script;
    private final CompletableFuture<JobId> job = new CompletableFuture<>();
    private volatile boolean isWithdrawn;
    private volatile @Nullable Path file;

    JobRequest(Kind kind, StepFolder folder, String script) {
        this.kind = kind;
        this.folder = folder;
        this.script = script;
    }

    Kind kind() {
        return kind;
    }

    String script() {
        return script;
    }

    /// Its job, when there is one; ends in a [dev.runnable.plugins.slurm.cluster.SlurmException]
    /// when there will be none.
    CompletableFuture<JobId> job() {
        return job;
    }

    /// Nobody wants it any more.
    ///
    /// @return whether it has never been started, and will never be
    boolean withdraw() {
        isWithdrawn = true;
        return folder.claim();
    }

    boolean isWithdrawn() {
        return isWithdrawn;
    }

    void isWrittenTo(Path where) {
        file = where;
    }

    /// Where its script stands; empty when it was not written.
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
