package dev.runnable.local;

import dev.runnable.process.ChildProcesses;
import dev.runnable.process.Command;
import dev.runnable.process.ExitCode;
import dev.runnable.process.OutputTail;
import dev.runnable.process.ProcessMark;
import dev.runnable.process.ProcessTree;
import dev.runnable.reentry.OutcomeFile;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.PrivateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Steps of one run as processes of this program, each with its own working directory and memory. A
/// step's process gets its identity, not its values: those it finds in the run log, and secrets
/// where this process has found them. It inherits this process's environment.
public final class StepProcesses implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RunContext context;
    private final SelfStart self;
    private final AtomicLong count = new AtomicLong();
    private @Nullable ChildProcesses processes;
    private @Nullable Path configuration;

    public StepProcesses(RunContext context, SelfStart self) {
        this.context = context;
        this.self = self;
    }

    /// The arguments of a process that writes its outcome into a file.
    @FunctionalInterface
    private interface Arguments {
        List<String> of(Path outcome, Path configuration);
    }

    /// As [dev.runnable.spi.TraversingExecutor.Session#run].
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return run(
                (outcome, file) -> ReentryCommand.task(context, attempt, outcome, file),
                attempt.directory(context),
                attempt.output());
    }

    /// As [dev.runnable.spi.TraversingExecutor.Session#reduce].
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return run(
                (outcome, file) -> ReentryCommand.reduction(context, reduction, outcome, file),
                context.workingDirectory(),
                reduction.output());
    }

    private AttemptOutcome run(Arguments arguments, Path directory, TaskOutput output)
            throws InterruptedException {
        try {
            Path folder =
                    PrivateFolders.make(
                            context.temporaryDirectory()
                                    .resolve("process-" + count.incrementAndGet()));
            Path outcome = folder.resolve("outcome.json");
            List<String> command = new ArrayList<>(self.command());
            command.addAll(arguments.of(outcome, configuration()));
            return run(command, directory, outcome, new OutputTail(output));
        } catch (IOException e) {
            return Failed.because("the step's process could not be started: " + e.getMessage());
        }
    }

    private AttemptOutcome run(List<String> arguments, Path directory, Path file, OutputTail output)
            throws IOException, InterruptedException {
        ProcessMark mark = ProcessMark.next(context.environment());
        Command command = new Command(arguments, mark.on(context.environment()), directory);
        int code = processes().run(command, output);
        try {
            return OutcomeFile.read(file);
        } catch (IOException e) {
            // the task that it has left behind must not go on beside the next try
            ProcessTree.ofLeaders(List.of(), mark).end(GRACE);
            String why = ExitCode.death(code).orElseGet(() -> ExitCode.text(code));
            String text = "the step's process ended without telling what came of it: " + why;
            return new Failed(output.explain(text), OptionalInt.of(code));
        }
    }

    /// Made for the first step that needs it: most runs have none.
    private synchronized ChildProcesses processes() {
        if (processes == null) {
            processes = new ChildProcesses();
        }
        return processes;
    }

    /// The file that this process has read, else one of what it goes by.
    private synchronized Path configuration() throws IOException {
        if (self.configuration().isPresent()) {
            return self.configuration().get();
        }
        if (configuration == null) {
            Path folder = PrivateFolders.make(context.temporaryDirectory());
            configuration =
                    Files.writeString(
                            folder.resolve("configuration.yaml"), self.frozen().toString());
        }
        return configuration;
    }

    @Override
    public synchronized void close() {
        if (processes != null) {
            processes.close();
        }
    }
}
