package dev.runnable.runlog;

import dev.runnable.event.CodeIdentity;
import dev.runnable.event.Progress;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a run log out of events, one at a time. The cost of an event does not grow with the run.
///
/// Takes what it gets: events of a damaged journal, in which some are missing, give the log of what
/// is known. Not thread-safe.
public final class RunLogFold implements Progress {
    private static final String INTERRUPTED = "interrupted: the process that ran it is gone";

    private final Map<StepPath, StepProgress> steps = new LinkedHashMap<>();
    private final GraphProgress root = new GraphProgress();
    private @Nullable RunHeader header;
    private int resumed;
    private StepState status = StepState.RUNNING;
    private String message = "";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> finished = Optional.empty();
    private Instant latest = Instant.MIN;

    /// Processes that come to a step at once may both tell that it begins or ends: the first
    /// counts.
    public void apply(RunEvent event) {
        if (isKnown(event)) {
            return;
        }
        outdate(event);
        latest = event.at().isAfter(latest) ? event.at() : latest;
        switch (event) {
            case RunEvent.RunStarted e -> runStarted(e);
            case RunEvent.StepStarted e -> {
                goesOn();
                step(e.step(), e.type()).started(e, scopeAfter(e.step(), e.after()), resumed);
            }
            case RunEvent.BranchStarted e -> branchStarted(e);
            case RunEvent.AttemptStarted e ->
                    step(e.step()).attemptStarted(e, code(), retryIndicator());
            case RunEvent.AttemptFinished e ->
                    step(e.step()).attemptFinished(e, code(), retryIndicator());
            case RunEvent.StepFinished e -> {
                StepProgress step = step(e.step());
                step.finished(e);
                graphOf(e.step()).finished(e.step().name(), step);
            }
            case RunEvent.StepSkipped e ->
                    step(e.step(), e.type()).skipped(e, scopeAfter(e.step(), e.after()), resumed);
            case RunEvent.RunFinished e -> {
                status = e.status();
                message = e.message();
                finished = Optional.of(e.at());
            }
        }
    }

    private boolean isKnown(RunEvent event) {
        Optional<StepProgress> about =
                event.about().map(steps::get).filter(step -> step.part() == resumed);
        return about.isPresent()
                && switch (event) {
                    case RunEvent.StepStarted _ -> about.get().isStarted();
                    case RunEvent.AttemptStarted e -> e.number() <= about.get().attempts();
                    case RunEvent.BranchStarted e ->
                            about.get()
                                    .findBranch(e.branch())
                                    .filter(BranchProgress::hasBegun)
                                    .isPresent();
                    case RunEvent.AttemptFinished e -> about.get().hasEnded(e.number());
                    case RunEvent.StepFinished _, RunEvent.StepSkipped _ ->
                            about.get().ended().isPresent();
                    case RunEvent.RunStarted _, RunEvent.RunFinished _ -> false;
                };
    }

    /// What something comes after that begins anew does not count any more, when the run is resumed
    /// later.
    private void outdate(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted e -> {
                GraphProgress graph = graphOf(e.step());
                graph.outdateAfter(e.step().name());
                graph.comesAfter(e.step().name(), e.after());
            }
            case RunEvent.AttemptStarted e -> step(e.step()).outdateTryBefore();
            case RunEvent.BranchStarted e -> {
                StepProgress loop = step(e.branch().step());
                Optional<BranchPath> next = iterationAfter(e.branch());
                while (next.flatMap(loop::findBranch).filter(BranchProgress::outdate).isPresent()) {
                    next = next.flatMap(RunLogFold::iterationAfter);
                }
            }
            case RunEvent.StepSkipped e -> graphOf(e.step()).comesAfter(e.step().name(), e.after());
            case RunEvent.RunStarted _,
                    RunEvent.AttemptFinished _,
                    RunEvent.StepFinished _,
                    RunEvent.RunFinished _ -> {}
        }
    }

    /// A run that is started again goes on: it keeps what it has.
    private void runStarted(RunEvent.RunStarted event) {
        goesOn();
        if (header == null) {
            started = Optional.of(event.at());
            root.begin(Scope.initial(event.header().parameters()));
        } else {
            resumed++;
            root.resume();
            steps.values().forEach(step -> step.interrupted(INTERRUPTED));
        }
        header = event.header();
    }

    /// Also a run that had ended, whose platform was told to run a step again.
    private void goesOn() {
        status = StepState.RUNNING;
        message = "";
        finished = Optional.empty();
    }

    private void branchStarted(RunEvent.BranchStarted event) {
        StepProgress composite = step(event.branch().step());
        Scope around = composite.seen();
        Scope scope =
                iterationBefore(event.branch())
                        .flatMap(before -> composite.branch(before).written())
                        .map(written -> around.branchAfter(written, event.variables()))
                        .orElseGet(() -> around.branch(event.variables()));
        composite.branch(event.branch()).begin(scope);
    }

    private static Optional<BranchPath> iterationBefore(BranchPath branch) {
        return branch.segment() instanceof Segment.Iteration(int index) && index > 0
                ? Optional.of(new BranchPath(branch.step(), new Segment.Iteration(index - 1)))
                : Optional.empty();
    }

    private static Optional<BranchPath> iterationAfter(BranchPath branch) {
        return branch.segment() instanceof Segment.Iteration(int index)
                ? Optional.of(new BranchPath(branch.step(), new Segment.Iteration(index + 1)))
                : Optional.empty();
    }

    private GraphProgress graphOf(StepPath step) {
        return step.branch().map(branch -> step(branch.step()).branch(branch).graph()).orElse(root);
    }

    private StepProgress step(StepPath path) {
        return step(path, "task");
    }

    private StepProgress step(StepPath path, String type) {
        StepProgress known = steps.get(path);
        if (known == null) {
            known = new StepProgress(path, type);
            steps.put(path, known);
            graphOf(path).add(path.name(), known);
        }
        return known;
    }

    /// Tells the attempts of one part of a run from those of another.
    private String retryIndicator() {
        return resumed == 0 ? "" : Integer.toString(resumed);
    }

    private List<CodeIdentity> code() {
        return header == null ? List.of() : header.codeIdentities();
    }

    @Override
    public Scope scopeAfter(StepPath step, List<String> after) {
        return graphOf(step).scopeAfter(after);
    }

    @Override
    public Optional<Progress.Ended> ended(StepPath step) {
        return Optional.ofNullable(steps.get(step)).flatMap(StepProgress::ended);
    }

    @Override
    public Optional<Progress.UnderWay> underWay(StepPath step) {
        return Optional.ofNullable(steps.get(step)).flatMap(StepProgress::underWay);
    }

    @Override
    public boolean hasBegun(BranchPath branch) {
        return Optional.ofNullable(steps.get(branch.step()))
                .flatMap(composite -> composite.findBranch(branch))
                .filter(BranchProgress::hasBegun)
                .isPresent();
    }

    @Override
    public Optional<Scope> scopeOf(StepPath step) {
        return Optional.ofNullable(steps.get(step)).map(StepProgress::seen);
    }

    /// When the latest of the events happened; long ago when there was none.
    public Instant latest() {
        return latest;
    }

    /// What the run was started with; empty before its first event.
    public Optional<RunHeader> header() {
        return Optional.ofNullable(header);
    }

    @Override
    public int attempts(StepPath step) {
        StepProgress known = steps.get(step);
        return known == null ? 0 : known.attempts();
    }

    @Override
    public Optional<Kept> kept(StepPath step) {
        return Optional.ofNullable(steps.get(step))
                .filter(StepProgress::isDone)
                .map(known -> new Kept(known.status(), known.wrote()));
    }

    @Override
    public Optional<Written> written(BranchPath branch) {
        StepProgress composite = steps.get(branch.step());
        return composite == null
                ? Optional.empty()
                : composite.findBranch(branch).flatMap(BranchProgress::written);
    }

    /// The log as it is now. Costs a walk through all steps.
    ///
    /// @throws IllegalStateException before the run's first event
    public RunLog snapshot() {
        if (header == null) {
            throw new IllegalStateException("the run has not started");
        }
        return new RunLog(
                header.runId(),
                Optional.of(header.dagHash()),
                header.tag(),
                status,
                root.logs(),
                Optional.empty(),
                root.parameters(),
                RunConfig.of(header, retryIndicator()),
                started,
                finished,
                message);
    }
}
