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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Runs scripts with a shell that is elsewhere. Values go through a file that the shell empties
/// before the script begins: what starts the process shows its arguments and environment to others.
public final class ScriptsElsewhere {
    private static final Path POSIX = Path.of("/bin/sh");
    private static final String ENTER = ". \"$0\" && : >\"$0\" && exec \"$@\"";

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
        ScratchFiles scratch = new ScratchFiles(folder);
        Path values = scratch.create("variables");
        Files.writeString(values, exports(variables), StandardCharsets.UTF_8);
        try (Script script = Script.of(attempt.node().task(), settings, POSIX, scratch)) {
            List<String> command =
                    new ArrayList<>(List.of(POSIX.toString(), "-c", ENTER, values.toString()));
            command.addAll(script.arguments(Path.of(settings.program())));
            SharedFolders.open(values);
            for (Path file : script.files()) {
                SharedFolders.open(file);
            }
            OutputTail output = new OutputTail(attempt.output());
            Elsewhere.Ended ended = place.run(command, List.of(folder), output);
            return ended.code() == 0
                    ? script.succeeded(attempt)
                    : new Failed(output.explain(ended.why()), OptionalInt.of(ended.code()));
        }
    }

    /// A shell's variables have names of letters and digits; others no script could read.
    private static String exports(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(variables)
                .forEach((name, value) -> {
                    if (Collection.isVariable(name)) {
                        text.append("export ").append(name).append('=').append(Quoted.of(value));
                        text.append('\n');
                    }
                });
        return text.toString();
    }
}
