package dev.runnable.argo.cluster;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what is known of a workflow with what was, and says what has happened in between.
/// States that nobody has seen (a pod that began and ended while the connection was gone) have
/// happened too.
final class StepTracker {
    private static final String TASK = "task";

    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> waits = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();

    /// @param nodes in the order of their starts
    List<Happening> advance(List<WorkflowNode> nodes) {
        happenings.clear();
        for (WorkflowNode node : nodes) {
            if (!node.phase().isLeftOut()) {
                advance(node);
            }
        }
        return List.copyOf(happenings);
    }

    private void advance(WorkflowNode node) {
        if (node.phase() == Phase.PENDING) {
            waiting(node);
            return;
        }
        if (begun.add(node.id())) {
            begin(node);
        }
        if (node.phase().isOver() && ended.add(node.id())) {
            happenings.add(new Happening.Ended(node));
        }
    }

    private void waiting(WorkflowNode node) {
        PlainWords.ofWaiting(node.message())
                .filter(text -> !text.equals(waits.put(node.id(), text)))
                .ifPresent(text -> happenings.add(new Happening.Notice(node.step(), text)));
    }

    private void begin(WorkflowNode node) {
        switch (node.role()) {
            case STEP -> {
                if (node.retry().isEmpty()) {
                    tell(stepStarted(node, TASK));
                }
                if (node.pod().isPresent()) {
                    tell(new RunEvent.AttemptStarted(at(node), node.step(), node.number()));
                }
            }
            case BEGIN -> tell(stepStarted(node, "composite"));
            case END, OTHER -> {}
        }
        if (node.pod().isPresent()) {
            happenings.add(new Happening.Began(node));
        }
    }

    private void tell(RunEvent event) {
        happenings.add(new Happening.Event(event));
    }

    private static RunEvent stepStarted(WorkflowNode node, String type) {
        return new RunEvent.StepStarted(at(node), step(node), type, List.of(), 0);
    }

    private static StepPath step(WorkflowNode node) {
        return node.step();
    }

    private static Instant at(WorkflowNode node) {
        return node.started().orElse(Instant.EPOCH);
    }
}
