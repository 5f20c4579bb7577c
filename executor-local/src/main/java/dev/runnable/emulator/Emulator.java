package dev.runnable.emulator;

import dev.runnable.graph.Pipeline;
import dev.runnable.local.LocalExecutor;
import dev.runnable.local.StepProcesses;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TraversingExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs every task, and every reducer of a user's own, in a process of this program.
public final class Emulator implements TraversingExecutor {
    static final String TYPE = "emulator";

    private final LocalExecutor local;

    /// @param local what the processes do, also for how many there are at once
    public Emulator(LocalExecutor local) {
        this.local = local;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public int concurrency() {
        return local.concurrency();
    }

    @Override
    public boolean sharesRunLog() {
        return true;
    }

    /// The processes need what the local executor needs. What it opens for its check serves nobody
    /// here.
    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        List<Problem> problems = new ArrayList<>(local.check(pipeline, context));
        local.open(context).close();
        noCommandLine(context, SourceLocation.of(pipeline.source())).ifPresent(problems::add);
        return problems;
    }

    static Optional<Problem> noCommandLine(RunContext context, SourceLocation place) {
        return selfStart(context).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Problem.error(
                                        ProblemCode.NOT_SUPPORTED,
                                        place,
                                        "the executor '"
                                                + TYPE
                                                + "' starts the command line for every step, which"
                                                + " is not there")
                                .withHint(
                                        "Add dev.runnable:runnable-cli to the program's libraries."));
    }

    @Override
    public Session open(RunContext context) {
        SelfStart self =
                selfStart(context)
                        .orElseThrow(() -> new IllegalStateException("who starts the steps?"));
        return new EmulatorSession(new StepProcesses(context, self));
    }

    private static Optional<SelfStart> selfStart(RunContext context) {
        return context.selfStart().filter(self -> !self.command().isEmpty());
    }
}
