package dev.runnable.engine;

import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step at a time: the edge that fits a step's end leads to the next.
final class ChainTraversal implements Traversal {
    private final Graph graph;
    private final Ranks ranks;
    private final Map<String, String> afterSuccess = new HashMap<>();
    private final Map<String, String> afterFailure = new HashMap<>();

    ChainTraversal(Graph graph) {
        this.graph = graph;
        this.ranks = new Ranks(graph);
        for (Edge edge : graph.edges()) {
            switch (edge.trigger()) {
                case SUCCESS, SUCCESS_OR_SKIP -> afterSuccess.put(edge.from(), edge.to());
                case FAILURE -> afterFailure.put(edge.from(), edge.to());
            }
        }
    }

    /// It keeps nothing of the way.
    @Override
    public Traversal anew() {
        return this;
    }

    @Override
    public List<Decision> start() {
        return List.of(new Decision.Run(graph.node(graph.startAt().orElseThrow()), List.of()));
    }

    @Override
    public List<Decision> settled(String step, StepState outcome) {
        return switch (step) {
            case Node.Success.NAME -> List.of(new Decision.End(StepState.SUCCESS));
            case Node.Fail.NAME -> List.of(new Decision.End(StepState.FAILED));
            default -> List.of(new Decision.Run(graph.node(next(step, outcome)), List.of(step)));
        };
    }

    private String next(String step, StepState outcome) {
        return switch (outcome) {
            case SUCCESS, SKIPPED -> afterSuccess.getOrDefault(step, Node.Success.NAME);
            case FAILED -> afterFailure.getOrDefault(step, Node.Fail.NAME);
            case PENDING, RUNNING, CANCELLED ->
                    throw new IllegalArgumentException(step + " cannot be settled as " + outcome);
        };
    }

    @Override
    public Optional<String> holdsBack(String step) {
        return Optional.empty();
    }

    @Override
    public int rank(String step) {
        return ranks.of(step);
    }
}
