package @package@;

import dev.runnable.reentry.OutcomeFile;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TraversingExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The steps of one run. Called by as many threads at once as the executor allows.
final class @Name@Session implements TraversingExecutor.Session {
    private final @Name@Configuration configuration;
    private final RunContext context;
    private final SelfStart self;

    @Name@Session(@Name@Configuration configuration, RunContext context, SelfStart self) {
        this.configuration = configuration;
        this.context = context;
        this.self = self;
    }

    /// The arguments by which the program runs one part of the run and writes what came of it.
    @FunctionalInterface
    private interface Part {
        List<String> arguments(Path outcome, Path configuration);
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return run(
                (outcome, file) -> ReentryCommand.task(context, attempt, outcome, file),
                attempt.directory(context),
                attempt.output());
    }

    /// A reducer that is the user's own code, at the end of a map.
    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return run(
                (outcome, file) -> ReentryCommand.reduction(context, reduction, outcome, file),
                context.workingDirectory(),
                reduction.output());
    }

    /// Put your own way to run a command here: submit it, wait for its end, hand its output over
    /// while it runs, and end it when this thread is interrupted.
    private AttemptOutcome run(Part part, Path directory, TaskOutput output)
            throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory(privateFolder(), "step-");
            Path outcome = folder.resolve("outcome.json");
            List<String> command = new ArrayList<>(configuration.launcher());
            command.addAll(self.command());
            command.addAll(part.arguments(outcome, configurationFile(folder)));
            int exitCode = StepProcess.run(command, directory, context.environment(), output);
            return outcome(outcome, exitCode);
        } catch (IOException e) {
            return AttemptOutcome.Failed.because(
                    "the step's process could not be started: " + e.getMessage());
        }
    }

    private static AttemptOutcome outcome(Path file, int exitCode) {
        try {
            return OutcomeFile.read(file);
        } catch (IOException _) { // killed before it could write it
            return new AttemptOutcome.Failed(
                    "the step's process ended with exit code "
                            + exitCode
                            + " without telling what came of it",
                    OptionalInt.of(exitCode));
        }
    }

    /// What steps go by: the user's file, or what this process was configured with otherwise.
    private Path configurationFile(Path folder) throws IOException {
        return self.configuration().isPresent()
                ? self.configuration().get()
                : Files.writeString(folder.resolve("configuration.yaml"), self.frozenText());
    }

    /// Removed at the end of the run, by the program.
    private Path privateFolder() throws IOException {
        return Files.createDirectories(
                context.temporaryDirectory(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// All processes have ended by now. An executor that holds a connection closes it here.
    @Override
    public void close() {}
}
