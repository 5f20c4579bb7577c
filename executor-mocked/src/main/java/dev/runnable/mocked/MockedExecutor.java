package dev.runnable.mocked;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.RecordedRun;
import dev.runnable.spi.ReplayingExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.TaskRunners;
import java.util.List;
import java.util.Optional;

/// Simulates every step, and runs what patches put in.
final class MockedExecutor implements ReplayingExecutor {
    static final String TYPE = "mocked";

    private final int concurrency;
    private final Patches patches;
    private final Optional<String> runId;
    private final boolean failures;
    private final Optional<RecordedRun> recorded;
    private final TaskRunners runners;
    private final CommandTypes types;

    /// @param runId the run to go by
    /// @param failures whether attempts fail that failed there
    MockedExecutor(
            int concurrency,
            Patches patches,
            Optional<String> runId,
            boolean failures,
            TaskRunners runners,
            CommandTypes types) {
        this(concurrency, patches, runId, failures, Optional.empty(), runners, types);
    }

    private MockedExecutor(
            int concurrency,
            Patches patches,
            Optional<String> runId,
            boolean failures,
            Optional<RecordedRun> recorded,
            TaskRunners runners,
            CommandTypes types) {
        this.concurrency = concurrency;
        this.patches = patches;
        this.runId = runId;
        this.failures = failures;
        this.recorded = recorded;
        this.runners = runners;
        this.types = types;
    }

    @Override
    public Optional<String> recordedRun() {
        return runId;
    }

    @Override
    public TraversingExecutor replaying(RecordedRun run) {
        return new MockedExecutor(
                concurrency, patches, runId, failures, Optional.of(run), runners, types);
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
    public Pipeline adapt(Pipeline pipeline) {
        return new Adaptation(patches).of(pipeline);
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return new MockedCheck(patches, runners, types, concurrency).check(pipeline, context);
    }

    @Override
    public Session open(RunContext context) {
        return new MockedSession(
                patches, new Records(recorded, failures), runners.open(context, concurrency));
    }
}
