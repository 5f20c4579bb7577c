package dev.runnable.local;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.StepPlan;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.PipelineCheck;
import dev.runnable.task.TaskRunners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs tasks on this machine, one after the other or several at once.
public final class LocalExecutor implements TraversingExecutor {
    static final String TYPE = "local";

    private final int concurrency;
    private final TaskRunners runners;

    /// What the last check has opened, for the run that follows it: the classes that it has found
    /// and compiled need not be found again.
    private final AtomicReference<TaskRunners.@Nullable Opened> checked = new AtomicReference<>();

    /// @param concurrency how many tasks run at once, at least 1
    public LocalExecutor(int concurrency, TaskRunners runners) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("at least one task at once");
        }
        this.concurrency = concurrency;
        this.runners = runners;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        TaskRunners.Opened opened = runners.open(context, concurrency);
        List<Problem> problems = new PipelineCheck(pipeline, runners.types()).check(opened);
        close(checked.getAndSet(opened));
        return problems;
    }

    @Override
    public StepPlan plan(String path, Node.Task task, RunContext context) {
        boolean isSandboxed = task.catalog().sandbox().orElse(false);
        String by =
                switch (task.task().type()) {
                    case "shell" -> "a shell of its own";
                    case "python" -> "a Python that serves one step after the other";
                    case "java" ->
                            isSandboxed ? "a process of this program" : "this process itself";
                    case "notebook" -> "a Jupyter kernel of its own";
                    default -> "a process";
                };
        return new StepPlan(
                path,
                task.task().type(),
                "this machine",
                by,
                isSandboxed ? "a private folder" : "the working directory");
    }

    @Override
    public Session open(RunContext context) {
        TaskRunners.Opened opened = checked.getAndSet(null);
        if (opened != null && opened.isFor(context)) {
            return session(opened, context);
        }
        close(opened);
        return session(runners.open(context, concurrency), context);
    }

    private static Session session(TaskRunners.Opened opened, RunContext context) {
        return new LocalSession(
                opened, context.selfStart().map(self -> new StepProcesses(context, self)));
    }

    private static void close(TaskRunners.@Nullable Opened opened) {
        if (opened != null) {
            opened.close();
        }
    }

    /// @param processes for steps in private folders that cannot run in this process's; empty in a
    ///   process that is such a step's
    private record LocalSession(TaskRunners.Opened runners, Optional<StepProcesses> processes)
            implements Session {
        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            String type = attempt.node().task().type();
            Optional<TaskRunner> runner = runners.find(type);
            if (runner.isEmpty()) {
                return Failed.because("this version cannot run '" + type + "' commands");
            }
            boolean isElsewhere =
                    attempt.workingDirectory().isPresent() && runner.get().runsInThisProcess();
            return isElsewhere && processes.isPresent()
                    ? processes.get().run(attempt)
                    : runner.get().run(attempt);
        }

        @Override
        public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
            if (reduction.values().isEmpty()) {
                return new Succeeded(new LinkedHashMap<>());
            }
            String type = reduction.reducer().commandType();
            return runners.find(type).orElse(null) instanceof ReducingTaskRunner runner
                    ? runner.reduce(reduction)
                    : Failed.because("this version cannot evaluate '" + type + "' reducers");
        }

        @Override
        public void close() {
            processes.ifPresent(StepProcesses::close);
            runners.close();
        }
    }
}
