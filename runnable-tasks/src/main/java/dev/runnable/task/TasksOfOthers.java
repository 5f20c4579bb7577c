package dev.runnable.task;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;
import dev.runnable.spi.TaskType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Tasks of a type that others bring. What that throws before a run is told as its mistake, in
/// place of tearing down the executor.
record TasksOfOthers(TaskType tasks) implements TaskRunnerProvider {
    @Override
    public String type() {
        return tasks.type();
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        try {
            TaskRunner runner = requireNonNull(tasks.open(context, concurrency), "no runner");
            return runner instanceof ReducingTaskRunner ? runner : new Guarded(runner, this);
        } catch (RuntimeException | LinkageError e) {
            return new Broken(this, e);
        }
    }

    private List<Problem> mistake(Throwable e) {
        return List.of(
                Problem.error(
                                ProblemCode.SERVICE_FAILED,
                                SourceLocation.of("command_type " + type()),
                                tasks.getClass().getName() + " failed: " + e)
                        .withHint("That is a mistake in the plugin: ask who wrote it."));
    }

    private record Guarded(TaskRunner runner, TasksOfOthers of) implements TaskRunner {
        @Override
        public List<Problem> check(List<Node.Task> tasks) {
            try {
                return runner.check(tasks);
            } catch (ProblemException e) {
                return e.problems();
            } catch (RuntimeException | LinkageError e) {
                return of.mistake(e);
            }
        }

        @Override
        public boolean runsInThisProcess() {
            return runner.runsInThisProcess();
        }

        @Override
        public SequencedMap<String, JsonNode> samples(Node.Task task) {
            try {
                return runner.samples(task);
            } catch (RuntimeException | LinkageError e) { // made up then
                return new LinkedHashMap<>();
            }
        }

        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            return runner.run(attempt);
        }

        @Override
        public void close() {
            runner.close();
        }
    }

    private record Broken(TasksOfOthers of, Throwable reason) implements TaskRunner {
        @Override
        public List<Problem> check(List<Node.Task> tasks) {
            return of.mistake(reason);
        }

        @Override
        public AttemptOutcome run(TaskAttempt attempt) {
            return AttemptOutcome.Failed.because(of.mistake(reason).getFirst().message());
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
