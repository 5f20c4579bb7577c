package dev.runnable.plugins.slurm;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.StepPlan;
import dev.runnable.spi.TraversingExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs every try of a task, and every reducer of a user's own, as a job of a Slurm cluster. The
/// job starts this program on its node, which knows the run from its log.
final class SlurmExecutor implements TraversingExecutor {
    static final String TYPE = "slurm";

    private final SlurmConfiguration configuration;
    private final SourceLocation place;

    /// @param place where the configuration stands
    SlurmExecutor(SlurmConfiguration configuration, SourceLocation place) {
        this.configuration = configuration;
        this.place = place;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public int concurrency() {
        return configuration.maxJobs();
    }

    @Override
    public boolean sharesRunLog() {
        return true;
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return new SlurmCheck(configuration, place, pipeline, context).check();
    }

    @Override
    public StepPlan plan(String path, Node.Task task, RunContext context) {
        String asked = configuration.ofStep(task.options()).map(JobOptions::text).orElse("");
        return new StepPlan(
                path,
                task.task().type(),
                "a Slurm job" + (asked.isEmpty() ? "" : " with " + asked),
                "this program on the job's node",
                "the shared file system");
    }

    @Override
    public Session open(RunContext context) {
        SelfStart self =
                context.selfStart()
                        .orElseThrow(() -> new IllegalStateException("who starts the steps?"));
        return new SlurmSession(
                configuration, SlurmProvider.slurm(configuration, context), context, self);
    }

    /// What is handed to jobs of all runs, and taken from them. Beside the run log, which they all
    /// see; there it is nobody's data and no change to the user's code.
    static Optional<Path> folder(SlurmConfiguration configuration, RunContext context) {
        return configuration
                .folder()
                .or(() ->
                        context.selfStart().stream()
                                .flatMap(self -> self.storage().stream())
                                .findFirst()
                                .map(storage -> storage.resolve(".slurm")));
    }
}
