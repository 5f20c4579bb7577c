package dev.runnable.argo.cluster;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What the end of a node means for its step.
final class Endings {
    /// Argo's words for the exit code alone: what the process itself says is better.
    private static final Pattern EXIT_CODE =
            Pattern.compile("(.*: )?Error \\(exit code \\d+\\)|exit code \\d+");

    private static final Pattern STOPPED =
            Pattern.compile("(?i).*(stopped|shutdown) with strategy.*");

    private final WorkflowNode node;
    private final PodTalk talk;

    /// @param talk of the node's last pod
    Endings(WorkflowNode node, PodTalk talk) {
        this.node = node;
        this.talk = talk;
    }

    List<RunEvent> events() {
        List<RunEvent> events = new ArrayList<>();
        boolean isPod = node.pod().isPresent();
        boolean isLast = node.retry().isEmpty();
        switch (node.role()) {
            case STEP -> {
                if (isPod) {
                    events.add(attempt());
                }
                if (isLast) {
                    events.add(step());
                }
            }
            case BEGIN -> {
                if (isLast && state() != StepState.SUCCESS) {
                    events.add(step());
                }
            }
            case END -> {
                if (isLast) {
                    events.add(step());
                }
            }
            case OTHER -> {}
        }
        return events;
    }

    private RunEvent attempt() {
        return new RunEvent.AttemptFinished(
                at(),
                node.step(),
                node.number(),
                state(),
                message(),
                new LinkedHashMap<>(),
                OptionalInt.empty());
    }

    private RunEvent step() {
        if (state() == StepState.SUCCESS && talk.skipped().isPresent()) {
            String reason = talk.skipped().get();
            return reason.isEmpty()
                    ? finished(StepState.SKIPPED)
                    : new RunEvent.StepSkipped(at(), node.step(), "task", List.of(), 0, reason);
        }
        return finished(state());
    }

    private RunEvent finished(StepState state) {
        return new RunEvent.StepFinished(
                at(), node.step(), state, message(), new LinkedHashMap<>());
    }

    private StepState state() {
        return switch (node.phase()) {
            case SUCCEEDED -> StepState.SUCCESS;
            case FAILED, ERROR ->
                    STOPPED.matcher(node.message()).matches()
                            ? StepState.CANCELLED
                            : StepState.FAILED;
            case PENDING -> StepState.PENDING;
            case RUNNING -> StepState.RUNNING;
            case SKIPPED, OMITTED -> StepState.SKIPPED;
        };
    }

    private String message() {
        if (state() == StepState.SUCCESS) {
            return "";
        }
        boolean saysLess = EXIT_CODE.matcher(node.message()).matches();
        return saysLess && !talk.failure().isEmpty()
                ? talk.failure()
                : PlainWords.ofFailure(node.message());
    }

    private Instant at() {
        return node.finished().or(node::started).orElse(Instant.EPOCH);
    }
}
