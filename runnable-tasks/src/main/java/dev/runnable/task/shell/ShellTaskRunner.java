package dev.runnable.task.shell;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.process.ChildProcesses;
import dev.runnable.process.Command;
import dev.runnable.process.ExitCode;
import dev.runnable.process.OutputTail;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.spi.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Runs scripts, each in a shell process of its own.
final class ShellTaskRunner implements TaskRunner {
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private final RunContext context;
    private final ShellPrograms programs;
    private final ScratchFiles scratch;
    private final ChildProcesses processes = new ChildProcesses();

    ShellTaskRunner(RunContext context) {
        this.context = context;
        this.programs = new ShellPrograms(context);
        this.scratch = new ScratchFiles(context.temporaryDirectory());
    }

    @Override
    public List<Problem> check(List<Node.Task> tasks) {
        return new ShellCheck(context, programs).check(tasks);
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        ShellSettings settings = ShellSettings.of(attempt.node().task());
        Optional<Path> program = programs.find(settings.program());
        if (program.isEmpty()) {
            return Failed.because("shell '" + settings.program() + "' was not found");
        }
        ShellEnvironment environment = ShellEnvironment.of(context, settings, attempt);
        Optional<String> refusal = environment.refusal(attempt.node().task().command());
        if (refusal.isPresent()) {
            return Failed.because(refusal.get());
        }
        environment.omissions().forEach(line -> attempt.output().line(Stream.ERR, line));
        try (Script script =
                Script.of(attempt.node().task(), settings, programs.posix(), scratch)) {
            Command command =
                    new Command(
                            script.arguments(program.get()),
                            environment.variables(),
                            attempt.directory(context));
            return run(command, script, attempt);
        } catch (IOException e) {
            return Failed.because(startFailure(e, settings, attempt.directory(context)));
        }
    }

    private AttemptOutcome run(Command command, Script script, TaskAttempt attempt)
            throws IOException, InterruptedException {
        OutputTail output = new OutputTail(attempt.output());
        int code = processes.run(command, output);
        if (code == 0) {
            return script.succeeded(attempt);
        }
        return new Failed(output.explain(reason(code, command)), OptionalInt.of(code));
    }

    private static String reason(int code, Command command) {
        String text = ExitCode.text(code);
        String path = command.environment().getOrDefault("PATH", "not set");
        return switch (code) {
            case NOT_FOUND -> text + " (command not found; PATH is " + path + ")";
            case CANNOT_EXECUTE ->
                    text + " (a command could not be executed; PATH is " + path + ")";
            default -> text;
        };
    }

    private static String startFailure(IOException e, ShellSettings settings, Path directory) {
        if (!Files.isDirectory(directory)) {
            return "the working directory " + directory + " does not exist";
        }
        return "shell '" + settings.program() + "' could not be started: " + e.getMessage();
    }

    @Override
    public void close() {
        processes.close();
    }
}
