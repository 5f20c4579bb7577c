package dev.runnable.task.python;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import dev.runnable.task.PrivateFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs `python` tasks: `package.module.function` in the user's interpreter.
public final class PythonTaskRunner implements TaskRunner {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// The system's limit for the path of a socket is 108 bytes, on some 104.
    private static final int LONGEST_HOME = 90;

    private final RunContext context;

    /// A lock and not a monitor: whoever waits for the interpreter can be interrupted.
    private final ReentrantLock opening = new ReentrantLock();

    private PythonInterpreter.@Nullable Search search;
    private @Nullable PythonWorkers workers;

    public PythonTaskRunner(RunContext context) {
        this.context = context;
    }

    @Override
    public List<Problem> check(List<Node.Task> tasks) {
        List<Problem> problems = new ArrayList<>();
        SourceLocation place = SourceLocation.of(context.pipelineDirectory().toString());
        for (Node.Task task : tasks) {
            PythonTaskCheck.check(task, place, problems);
        }
        if (!tasks.isEmpty()) {
            checkInterpreter(place, problems);
        }
        return problems;
    }

    private void checkInterpreter(SourceLocation place, List<Problem> problems) {
        try {
            if (interpreter() instanceof PythonInterpreter.Search.Missing(var reason, var hint)) {
                problems.add(
                        Problem.error(ProblemCode.NO_INTERPRETER, place, reason).withHint(hint));
            }
        } catch (InterruptedException _) { // whoever cancels needs no answer
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        try {
            return switch (interpreter()) {
                case PythonInterpreter.Search.Missing(String reason, String hint) ->
                        AttemptOutcome.Failed.because(reason + ". " + hint);
                case PythonInterpreter.Search.Found(PythonInterpreter interpreter) ->
                        outcome(attempt, workers(interpreter));
            };
        } catch (IOException failure) {
            return AttemptOutcome.Failed.because(Outcomes.text(failure));
        }
    }

    private AttemptOutcome outcome(TaskAttempt attempt, PythonWorkers pool)
            throws IOException, InterruptedException {
        return Outcomes.of(attempt.node().task(), pool.call(request(attempt), attempt.output()));
    }

    private ObjectNode request(TaskAttempt attempt) {
        ObjectNode request = JSON.objectNode();
        request.put("op", "call").put("command", attempt.node().task().command());
        request.put("directory", context.workingDirectory().toString());
        request.putArray("paths").add(context.pipelineDirectory().toString());
        ObjectNode environment = request.putObject("environment");
        attempt.environment().forEach(environment::put);
        attempt.secrets().forEach(environment::put);
        addParameters(attempt, request);
        ArrayNode returns = request.putArray("returns");
        for (ReturnSpec declared : attempt.node().task().returns()) {
            String kind = declared.kind().name().toLowerCase(Locale.ROOT);
            returns.addObject().put("name", declared.name()).put("kind", kind);
        }
        return request;
    }

    private static void addParameters(TaskAttempt attempt, ObjectNode request) {
        ObjectNode parameters = request.putObject("parameters");
        ArrayNode objects = request.putArray("objects");
        attempt.parameters()
                .forEach((name, parameter) -> {
                    if (parameter instanceof Parameter.Stored) {
                        objects.add(name);
                    } else {
                        parameters.set(name, parameter.value());
                    }
                });
        ObjectNode variables = request.putObject("variables");
        attempt.variables().forEach(variables::set);
    }

    private PythonInterpreter.Search interpreter() throws InterruptedException {
        opening.lockInterruptibly();
        try {
            if (search == null) {
                search =
                        PythonInterpreter.find(
                                context.python(),
                                context.environment(),
                                context.workingDirectory());
            }
            return search;
        } finally {
            opening.unlock();
        }
    }

    private PythonWorkers workers(PythonInterpreter interpreter)
            throws IOException, InterruptedException {
        opening.lockInterruptibly();
        try {
            if (workers == null) {
                workers =
                        PythonWorkers.open(
                                interpreter,
                                home(),
                                context.workingDirectory(),
                                context.environment());
            }
            return workers;
        } finally {
            opening.unlock();
        }
    }

    /// The run's own folder may lie too deep for sockets.
    private Path home() throws IOException {
        Path base = context.temporaryDirectory();
        if (base.toString().getBytes(StandardCharsets.UTF_8).length
                > LONGEST_HOME - "py".length()) {
            return Files.createTempDirectory("rnb");
        }
        PrivateFolders.make(base);
        return PrivateFolders.make(base.resolve("py"));
    }

    @Override
    public void close() {
        opening.lock();
        try {
            if (workers != null) {
                workers.close();
                workers = null;
            }
        } finally {
            opening.unlock();
        }
    }
}
