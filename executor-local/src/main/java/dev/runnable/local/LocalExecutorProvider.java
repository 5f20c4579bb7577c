package dev.runnable.local;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Capability;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.task.TaskRunners;
import dev.runnable.task.python.InterpreterSearch;
import dev.runnable.task.python.PythonInterpreter;
import java.util.List;
import java.util.Set;

/// Makes the executor that runs steps on this machine.
public final class LocalExecutorProvider
        implements ExecutorProvider, Configured<GenericPipelineExecutor, LocalConfiguration> {
    private final int processors;

    /// Asks the machine how many tasks it can run at once.
    public LocalExecutorProvider() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public LocalExecutorProvider(int processors) {
        this.processors = processors;
    }

    @Override
    public String type() {
        return LocalExecutor.TYPE;
    }

    @Override
    public Class<LocalConfiguration> configuration() {
        return LocalConfiguration.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL);
    }

    /// Without an interpreter all but Python steps and notebooks run.
    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        try {
            return new InterpreterSearch(context).result()
                            instanceof PythonInterpreter.Search.Missing(String reason, String hint)
                    ? List.of(
                            Problem.warning(
                                            ProblemCode.NO_INTERPRETER,
                                            SourceLocation.of(LocalExecutor.TYPE),
                                            reason)
                                    .withHint(hint))
                    : List.of();
        } catch (InterruptedException _) { // whoever cancels needs no answer
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public LocalExecutor create(LocalConfiguration configuration, ServiceContext context) {
        return new LocalExecutor(configuration.concurrency(processors), TaskRunners.of(context));
    }
}
