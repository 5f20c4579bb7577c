package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.task.ObjectReturns;
import dev.runnable.task.PrivateFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs `python` tasks, `package.module.function`, and reducers in the user's interpreter.
public final class PythonTaskRunner implements ReducingTaskRunner {
    private final RunContext context;
    private final InterpreterSearch search;
    private final Requests requests;

    /// A lock and not a monitor: whoever waits can be interrupted.
    private final ReentrantLock opening = new ReentrantLock();

    private @Nullable PythonWorkers workers;

    public PythonTaskRunner(RunContext context) {
        this.context = context;
        this.search = new InterpreterSearch(context);
        this.requests = new Requests(context);
    }

    @Override
    public List<Problem> check(
            List<Node.Task> tasks, SequencedMap<String, Reducer.Custom> reducers) {
        List<Problem> problems = new ArrayList<>();
        SourceLocation place = SourceLocation.of(context.pipelineDirectory().toString());
        for (Node.Task task : tasks) {
            PythonTaskCheck.check(task, place, problems);
        }
        if (!tasks.isEmpty()) {
            missingInterpreter(place).ifPresent(problems::add);
        } else if (!reducers.isEmpty()) { // one is enough
            missingInterpreter(place)
                    .map(problem -> problem.inStep(reducers.firstEntry().getKey()))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    @Override
    public SequencedMap<String, JsonNode> samples(Node.Task task) {
        return new Signatures(context).samples(task.task());
    }

    private Optional<Problem> missingInterpreter(SourceLocation place) {
        try {
            if (search.result() instanceof PythonInterpreter.Search.Missing(var reason, var hint)) {
                return Optional.of(
                        Problem.error(ProblemCode.NO_INTERPRETER, place, reason).withHint(hint));
            }
        } catch (InterruptedException _) { // whoever cancels needs no answer
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return outcome(workers -> {
            TaskSpec task = attempt.node().task();
            ObjectReturns objects = new ObjectReturns(task, attempt.objects());
            return Outcomes.of(task, call(workers, attempt, objects), objects);
        });
    }

    private Answer call(PythonWorkers to, TaskAttempt attempt, ObjectReturns objects)
            throws IOException, InterruptedException {
        Answer answer = to.call(requests.call(attempt, objects), attempt.output());
        if (answer instanceof Answer.Incomplete(List<String> names, _)) {
            requests.wants(attempt.node().task().command(), names);
            return call(to, attempt, objects);
        }
        return answer;
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return outcome(workers -> {
            Answer answer = workers.call(requests.reduce(reduction), reduction.output());
            return Outcomes.of(reduction, answer);
        });
    }

    private interface Call {
        AttemptOutcome by(PythonWorkers workers) throws IOException, InterruptedException;
    }

    private AttemptOutcome outcome(Call call) throws InterruptedException {
        try {
            return switch (search.result()) {
                case PythonInterpreter.Search.Missing(String reason, String hint) ->
                        AttemptOutcome.Failed.because(reason + ". " + hint);
                case PythonInterpreter.Search.Found(PythonInterpreter interpreter) ->
                        call.by(workers(interpreter));
            };
        } catch (IOException failure) {
            return AttemptOutcome.Failed.because(Outcomes.text(failure));
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
                                PrivateFolders.forSockets(context.temporaryDirectory(), "py"),
                                context.workingDirectory(),
                                context.environment());
            }
            return workers;
        } finally {
            opening.unlock();
        }
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
