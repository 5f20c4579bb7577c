package dev.runnable.plugins.slurm;

import dev.runnable.graph.StepPath;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TraversingExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run whose steps are jobs.
final class SlurmSession implements TraversingExecutor.Session {
    private final SlurmConfiguration configuration;
    private final RunContext context;
    private final List<String> program;
    private final RunFolder folder;
    private final Leftovers leftovers;
    private final Batches batches;
    private final JobWatch watch;

    SlurmSession(
            SlurmConfiguration configuration, Slurm slurm, RunContext context, SelfStart self) {
        this.configuration = configuration;
        this.context = context;
        this.program = configuration.command().isEmpty() ? self.command() : configuration.command();
        this.folder =
                new RunFolder(
                        context,
                        self,
                        SlurmExecutor.folder(configuration, context)
                                .orElse(context.temporaryDirectory()));
        this.leftovers = new Leftovers(slurm, folder, configuration.patience());
        this.watch = new JobWatch(slurm, configuration.poll());
        this.batches =
                new Batches(
                        new Submission(slurm, folder, configuration, context.runId()),
                        slurm,
                        configuration);
    }

    /// The arguments of a process that writes its outcome into a file.
    @FunctionalInterface
    private interface Arguments {
        List<String> of(Path outcome, Path configuration);
    }

    /// The step's process ends it in time by itself: it knows when it has begun.
    @Override
    public boolean keepsTime() {
        return true;
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return run(
                kind(
                        attempt.step(),
                        configuration
                                .ofStep(attempt.node().options())
                                .orElse(configuration.usual())),
                (outcome, file) -> ReentryCommand.task(context, attempt, outcome, file),
                attempt.directory(context),
                attempt.output());
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return run(
                new JobRequest.Kind(reduction.step().text(), false, configuration.usual()),
                (outcome, file) -> ReentryCommand.reduction(context, reduction, outcome, file),
                context.workingDirectory(),
                reduction.output());
    }

    private static JobRequest.Kind kind(StepPath step, JobOptions options) {
        boolean isItem = step.segments().stream().anyMatch(StepPath.Segment.Item.class::isInstance);
        return new JobRequest.Kind(isItem ? step.declared() : step.text(), isItem, options);
    }

    private AttemptOutcome run(
            JobRequest.Kind kind, Arguments arguments, Path directory, TaskOutput output)
            throws InterruptedException {
        StepFolder step;
        try {
            leftovers.end();
            step = folder.stepFolder();
        } catch (SlurmException | IOException e) {
            return notHandedIn(e);
        }
        try {
            List<String> command = new ArrayList<>(program);
            command.addAll(arguments.of(step.outcome(), folder.configuration()));
            JobRequest request =
                    new JobRequest(
                            kind, step, step.script(command, directory, folder.environment()));
            AttemptOutcome outcome = new StepJob(request, step, watch, output).run(batches);
            request.file().ifPresent(RunFolder::removeScript);
            return outcome;
        } catch (IOException e) {
            return notHandedIn(e);
        } finally {
            RunFolder.remove(step);
        }
    }

    static Failed notHandedIn(Exception why) {
        return Failed.because("the step's job could not be handed in: " + why.getMessage());
    }

    @Override
    public void close() {
        batches.close();
        watch.close();
        folder.remove();
    }
}
