package dev.runnable.run;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RecordedRun;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads from a run's log what came of its steps.
final class Recording {
    private static final int MOST_NAMES = 10;

    private final SequencedMap<StepPath, List<RecordedRun.Attempt>> attempts =
            new LinkedHashMap<>();
    private final Map<StepPath, Instant> started = new HashMap<>();
    private boolean begun;

    private Recording() {}

    /// @throws dev.runnable.problem.ProblemException when there is no such run, or no record of it
    static RecordedRun read(RunLogStore store, String runId) {
        Recording recording = new Recording();
        try {
            if (!store.replay(runId, recording::apply) || !recording.begun) {
                EarlierRun.find(store, runId); // which tells why there is none
            }
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
        return new RecordedRun(runId, recording.attempts);
    }

    private void apply(RunEvent event) {
        switch (event) {
            case RunEvent.AttemptStarted e -> started.put(e.step(), e.at());
            case RunEvent.AttemptFinished e -> attemptFinished(e);
            case RunEvent.RunStarted _ -> begun = true;
            case RunEvent.StepStarted _,
                    RunEvent.StepFinished _,
                    RunEvent.StepSkipped _,
                    RunEvent.BranchStarted _,
                    RunEvent.RunFinished _ -> {}
        }
    }

    private void attemptFinished(RunEvent.AttemptFinished event) {
        Instant from = Objects.requireNonNullElse(started.remove(event.step()), event.at());
        Duration took = Duration.between(from, event.at());
        if (event.status() == StepState.SUCCESS || event.status() == StepState.FAILED) {
            AttemptOutcome outcome =
                    event.status() == StepState.SUCCESS
                            ? new AttemptOutcome.Succeeded(event.outputs())
                            : new AttemptOutcome.Failed(event.message(), event.exitCode());
            attempts.computeIfAbsent(event.step(), _ -> new ArrayList<>(1))
                    .add(
                            new RecordedRun.Attempt(
                                    outcome, took.isNegative() ? Duration.ZERO : took));
        }
    }

    /// What the user should know before the pipeline is tried with this record: of which steps it
    /// has nothing.
    static List<Problem> gaps(RecordedRun run, Pipeline pipeline) {
        Set<String> known =
                run.attempts().keySet().stream()
                        .map(StepPath::declared)
                        .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        pipeline.graph()
                .visit((path, node) -> {
                    if (node instanceof Node.Task && !known.contains(path)) {
                        missing.add("'" + path + "'");
                    }
                });
        return missing.isEmpty() ? List.of() : List.of(gap(run, pipeline, missing));
    }

    private static Problem gap(RecordedRun run, Pipeline pipeline, List<String> missing) {
        String names = String.join(", ", missing.subList(0, Math.min(MOST_NAMES, missing.size())));
        int more = missing.size() - MOST_NAMES;
        return Problem.warning(
                        ProblemCode.NOT_RECORDED,
                        SourceLocation.of(pipeline.source()),
                        "run '%s' has no record of %s%s"
                                .formatted(
                                        run.runId(),
                                        names,
                                        more > 0 ? " and " + more + " more" : ""))
                .withHint("They return made-up values, unless a patch says what.");
    }
}
