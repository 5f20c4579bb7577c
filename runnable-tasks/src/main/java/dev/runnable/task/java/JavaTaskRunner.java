package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput.Stream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Calls users' methods.
final class JavaTaskRunner implements ReducingTaskRunner {
    private final RunContext context;
    private final UserClasses classes;
    private final UserCommands commands;
    private final UserThreads threads = new UserThreads();
    private final Console.Use console = Console.use();
    private @Nullable UserJson json;

    JavaTaskRunner(RunContext context) {
        this.context = context;
        this.classes = new UserClasses(context);
        this.commands = new UserCommands(classes);
    }

    @Override
    public List<Problem> check(
            List<Node.Task> tasks, SequencedMap<String, Reducer.Custom> reducers) {
        return new JavaCheck(context, classes).check(tasks, reducers);
    }

    @Override
    public SequencedMap<String, JsonNode> samples(Node.Task task) {
        return new ReturnSamples(commands).of(task.task());
    }

    @Override
    public boolean runsInThisProcess() {
        return true;
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        try (StepConsole output = console.open(attempt.output())) {
            String name = "step " + attempt.step();
            return threads.run(name, () -> call(attempt, output), attempt.output());
        }
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        try (StepConsole output = console.open(reduction.output())) {
            String name = "step " + reduction.step();
            return threads.run(name, () -> call(reduction, output), reduction.output());
        }
    }

    private AttemptOutcome call(Reduction reduction, StepConsole output) {
        output.enter();
        try {
            return new ReducerCall(reduction, json()).run(classes);
        } finally {
            output.leave();
        }
    }

    private AttemptOutcome call(TaskAttempt attempt, StepConsole output) {
        output.enter();
        try {
            return new UserCall(commands, json()).run(attempt);
        } catch (TaskException e) {
            return Failed.because(e.explanation());
        } catch (InvocationTargetException e) {
            return failed(attempt, e.getCause() == null ? e : e.getCause());
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
            return failed(attempt, e);
        } finally {
            output.leave();
        }
    }

    private static Failed failed(TaskAttempt attempt, Throwable thrown) {
        UserFailure failure = new UserFailure(thrown);
        failure.trace().forEach(line -> attempt.output().line(Stream.ERR, line));
        return Failed.because(failure.message());
    }

    private synchronized UserJson json() {
        if (json == null) {
            json = new UserJson(classes.libraries());
        }
        return json;
    }

    @Override
    public void close() {
        threads.close();
        console.close();
        classes.close();
    }
}
