package dev.runnable.task.shell;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.process.OutputTail;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.task.Elsewhere;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.SharedFolders;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Runs scripts with a shell that is elsewhere.
public final class ScriptsElsewhere {
    private final RunContext context;
    private final SharedFolders folders;

    public ScriptsElsewhere(RunContext context, SharedFolders folders) {
        this.context = context;
        this.folders = folders;
    }

    /// Tells what shell tasks say wrongly. Which programs there are is not known here.
    public static List<Problem> check(List<Node.Task> tasks, RunContext context) {
        return ShellCheck.elsewhere(context).check(tasks);
    }

    public AttemptOutcome run(TaskAttempt attempt, Elsewhere place) throws InterruptedException {
        ShellSettings settings = ShellSettings.of(attempt.node().task());
        ShellEnvironment environment = ShellEnvironment.elsewhere(context, settings, attempt);
        Optional<String> refusal = environment.refusal(attempt.node().task().command());
        if (refusal.isPresent()) {
            return Failed.because(refusal.get());
        }
        environment.omissions().forEach(line -> attempt.output().line(Stream.ERR, line));
        try {
            Path folder = folders.make("shell");
            try {
                return run(attempt, settings, environment.variables(), folder, place);
            } finally {
                PrivateFolders.remove(folder);
            }
        } catch (FileSystemException e) {
            return Failed.because("the script could not be handed over: " + e.getMessage());
        } catch (IOException e) {
            return Failed.because(String.valueOf(e.getMessage()));
        }
    }

    private static AttemptOutcome run(
            TaskAttempt attempt,
            ShellSettings settings,
            Map<String, String> variables,
            Path folder,
            Elsewhere place)
            throws IOException, InterruptedException {
        Entry entry = Entry.in(folder, variables);
        ScratchFiles scratch = new ScratchFiles(folder);
        try (Script script = Script.of(attempt.node().task(), settings, Entry.POSIX, scratch)) {
            for (Path file : script.files()) {
                SharedFolders.open(file);
            }
            List<String> command = entry.before(script.arguments(Path.of(settings.program())));
            OutputTail output = new OutputTail(attempt.output());
            Elsewhere.Ended ended = place.run(command, Elsewhere.Folders.of(folder), output);
            return ended.code() == 0
                    ? script.succeeded(attempt)
                    : new Failed(output.explain(ended.why()), OptionalInt.of(ended.code()));
        }
    }
}
