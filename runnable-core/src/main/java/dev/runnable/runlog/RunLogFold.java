package dev.runnable.runlog;

import dev.runnable.event.CodeIdentity;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes a run log out of events, one at a time. The cost of an event does not grow with the run.
///
/// Takes what it gets: events of a damaged journal, in which some are missing, give the log of what
/// is known. Not thread-safe.
public final class RunLogFold {
    private final SequencedMap<StepPath, StepProgress> steps = new LinkedHashMap<>();
    private final SequencedMap<String, Written> parameters = new LinkedHashMap<>();
    private @Nullable RunHeader header;
    private Scope initial = Scope.EMPTY;
    private StepState status = StepState.RUNNING;
    private String message = "";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> finished = Optional.empty();

    /// A parameter of the run's own scope, and the rank of the step that wrote it.
    private record Written(Parameter parameter, int rank) {}

    public void apply(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted e -> runStarted(e);
            case RunEvent.StepStarted e ->
                    step(e.step(), e.type())
                            .started(e.at(), scopeAfter(e.step(), e.after()), e.rank());
            case RunEvent.AttemptStarted e -> step(e.step()).attemptStarted(e, code());
            case RunEvent.AttemptFinished e -> step(e.step()).attemptFinished(e, code());
            case RunEvent.StepFinished e -> stepFinished(e);
            case RunEvent.StepSkipped e ->
                    step(e.step(), e.type()).skipped(e, scopeAfter(e.step(), e.after()));
            case RunEvent.RunFinished e -> {
                status = e.status();
                message = e.message();
                finished = Optional.of(e.at());
            }
        }
    }

    /// A run that is started again goes on: it keeps what it has.
    private void runStarted(RunEvent.RunStarted event) {
        status = StepState.RUNNING;
        message = "";
        finished = Optional.empty();
        if (header == null) {
            started = Optional.of(event.at());
            initial = Scope.initial(event.header().parameters());
            event.header()
                    .parameters()
                    .forEach((name, value) -> write(name, new Written(value, -1)));
        }
        header = event.header();
    }

    private void stepFinished(RunEvent.StepFinished event) {
        StepProgress step = step(event.step());
        SequencedMap<String, Parameter> outputs = step.finished(event);
        if (isRoot(event.step())) {
            outputs.forEach((name, value) -> write(name, new Written(value, step.rank())));
        }
    }

    private void write(String name, Written written) {
        parameters.merge(name, written, (old, it) -> it.rank() >= old.rank() ? it : old);
    }

    private static boolean isRoot(StepPath step) {
        return step.segments().size() == 1;
    }

    private StepProgress step(StepPath path) {
        return step(path, "task");
    }

    private StepProgress step(StepPath path, String type) {
        return steps.computeIfAbsent(path, it -> new StepProgress(it, type));
    }

    private List<CodeIdentity> code() {
        return header == null ? List.of() : header.codeIdentities();
    }

    /// The parameters that a step sees which comes after these steps of its graph.
    public Scope scopeAfter(StepPath step, List<String> after) {
        List<Scope> scopes = new ArrayList<>(after.size());
        for (String name : after) {
            StepProgress before = steps.get(step.sibling(name));
            if (before != null) {
                scopes.add(before.passedOn());
            }
        }
        return scopes.isEmpty() ? initial : Scope.merge(scopes);
    }

    /// The parameters that this step saw when it started; empty when it has not.
    public Optional<Scope> scopeOf(StepPath step) {
        return Optional.ofNullable(steps.get(step)).map(StepProgress::seen);
    }

    /// What the run was started with; empty before its first event.
    public Optional<RunHeader> header() {
        return Optional.ofNullable(header);
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
                rootSteps(),
                Optional.empty(),
                rootParameters(),
                RunConfig.of(header),
                started,
                finished,
                message);
    }

    private SequencedMap<String, RunLog.StepLog> rootSteps() {
        SequencedMap<String, RunLog.StepLog> logs = new LinkedHashMap<>();
        for (Map.Entry<StepPath, StepProgress> step : steps.entrySet()) {
            if (isRoot(step.getKey())) {
                logs.put(step.getKey().text(), step.getValue().log());
            }
        }
        return logs;
    }

    private SequencedMap<String, Parameter> rootParameters() {
        SequencedMap<String, Parameter> values = new LinkedHashMap<>();
        parameters.forEach((name, written) -> values.put(name, written.parameter()));
        return values;
    }
}
