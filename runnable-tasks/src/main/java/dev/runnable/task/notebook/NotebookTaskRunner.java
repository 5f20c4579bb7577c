package dev.runnable.task.notebook;

import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.process.ChildProcesses;
import dev.runnable.process.Command;
import dev.runnable.process.OutputTail;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import dev.runnable.task.ObjectReturns;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.python.InterpreterSearch;
import dev.runnable.task.python.PythonInterpreter;
import dev.runnable.task.python.PythonInterpreter.Search;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Executes notebooks, each in a process of its own, which has a kernel as its child.
final class NotebookTaskRunner implements TaskRunner {
    private final RunContext context;
    private final InterpreterSearch search;
    private final ChildProcesses processes = new ChildProcesses();
    private final AtomicLong attempts = new AtomicLong();

    /// A lock and not a monitor: whoever waits can be interrupted.
    private final ReentrantLock opening = new ReentrantLock();

    private @Nullable Path home;

    NotebookTaskRunner(RunContext context) {
        this.context = context;
        this.search = new InterpreterSearch(context);
    }

    @Override
    public List<Problem> check(List<Node.Task> tasks) {
        SourceLocation place = SourceLocation.of(context.pipelineDirectory().toString());
        List<Problem> problems = new ArrayList<>();
        tasks.forEach(task -> problems.addAll(NotebookSettings.check(task, place)));
        try {
            lack(tasks)
                    .map(lack ->
                            Problem.error(ProblemCode.NO_INTERPRETER, place, lack.reason())
                                    .withHint(lack.hint())
                                    .inStep(tasks.getFirst().name()))
                    .ifPresent(problems::add);
        } catch (InterruptedException _) { // whoever cancels needs no answer
            Thread.currentThread().interrupt();
        }
        return problems;
    }

    private Optional<Jupyter.Lack> lack(List<Node.Task> tasks) throws InterruptedException {
        return switch (search.result()) {
            case Search.Missing(String reason, String hint) ->
                    Optional.of(new Jupyter.Lack(reason, hint));
            case Search.Found(PythonInterpreter interpreter) -> {
                try {
                    yield new Jupyter(context, processes).lack(interpreter, kernels(tasks));
                } catch (IOException e) {
                    String reason = interpreter.executable() + " cannot be started";
                    yield Optional.of(new Jupyter.Lack(reason, String.valueOf(e.getMessage())));
                }
            }
        };
    }

    /// Asks for the interpreter's own kernel where any of them needs it.
    private static Set<String> kernels(List<Node.Task> tasks) {
        Set<String> kernels = new TreeSet<>();
        tasks.stream()
                .map(task -> NotebookSettings.of(task.task()).kernel())
                .forEach(kernel -> kernels.add(kernel.orElse("")));
        return kernels;
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return switch (search.result()) {
            case Search.Missing(String reason, String hint) -> Failed.because(reason + ". " + hint);
            case Search.Found(PythonInterpreter interpreter) -> run(interpreter, attempt);
        };
    }

    private AttemptOutcome run(PythonInterpreter interpreter, TaskAttempt attempt)
            throws InterruptedException {
        ObjectReturns objects;
        try {
            objects = new ObjectReturns(attempt.node().task(), attempt.objects());
        } catch (IOException e) {
            return Failed.because(String.valueOf(e.getMessage()));
        }
        try {
            Path home = home();
            Path folder =
                    PrivateFolders.make(home.resolve(Long.toString(attempts.incrementAndGet())));
            try {
                return execute(
                        interpreter, home, new Execution(folder, attempt, objects, words(attempt)));
            } finally {
                PrivateFolders.remove(folder);
            }
        } catch (IOException e) {
            return Failed.because(failure(e));
        }
    }

    private AttemptOutcome execute(PythonInterpreter interpreter, Path home, Execution execution)
            throws IOException, InterruptedException {
        Optional<Failed> refusal = execution.ask(context.workingDirectory());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        TaskAttempt attempt = execution.attempt();
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.putAll(attempt.environment());
        environment.putAll(attempt.secrets());
        if (attempt.workingDirectory().isPresent()) {
            addModulesOf(context.workingDirectory(), environment);
        }
        OutputTail output = new OutputTail(attempt.output());
        List<String> arguments =
                List.of(
                        interpreter.executable().toString(),
                        NotebookFiles.mainIn(home).toString(),
                        execution.folder().toString());
        int code =
                processes.run(
                        new Command(arguments, environment, attempt.directory(context)), output);
        return execution.outcome(code, output);
    }

    /// A kernel finds modules in the folder that it runs in.
    private static void addModulesOf(Path folder, Map<String, String> environment) {
        environment.merge(
                "PYTHONPATH",
                folder.toString(),
                (others, ours) -> ours + File.pathSeparator + others);
    }

    /// Needed for objects alone.
    private Set<String> words(TaskAttempt attempt) {
        boolean any =
                attempt.parameters().values().stream().anyMatch(Parameter.Stored.class::isInstance);
        Path notebook = context.workingDirectory().resolve(attempt.node().task().command().strip());
        return any ? NotebookWords.of(notebook) : Set.of();
    }

    private String failure(IOException e) {
        Path directory = context.workingDirectory();
        return Files.isDirectory(directory)
                ? "the notebook could not be executed: " + e.getMessage()
                : "the working directory " + directory + " does not exist";
    }

    private Path home() throws IOException, InterruptedException {
        opening.lockInterruptibly();
        try {
            if (home == null) {
                Path made = PrivateFolders.forSockets(context.temporaryDirectory(), "nb");
                NotebookFiles.writeTo(made);
                home = made;
            }
            return home;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        processes.close();
        opening.lock();
        try {
            if (home != null) {
                PrivateFolders.remove(home);
                home = null;
            }
        } finally {
            opening.unlock();
        }
    }
}
