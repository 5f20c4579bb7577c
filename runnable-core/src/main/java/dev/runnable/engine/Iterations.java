package dev.runnable.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One branch again and again until a parameter is true. Every iteration goes on with what the ones
/// before it wrote.
final class Iterations implements Fanout {
    private final StepRun step;
    private final Node.Loop node;
    private Written written = Written.NOTHING;
    private Optional<Result> result = Optional.empty();
    private int index = -1;
    private boolean open;

    Iterations(StepRun step, Node.Loop node) {
        this.step = step;
        this.node = node;
    }

    @Override
    public Optional<Opening> next() {
        if (open || isOver()) {
            return Optional.empty();
        }
        open = true;
        index++;
        SequencedMap<String, JsonNode> variables = variables();
        return Optional.of(
                new Opening(
                        new BranchPath(step.path, new Segment.Iteration(index)),
                        node.branch(),
                        step.scope.branchAfter(written, variables),
                        variables));
    }

    private SequencedMap<String, JsonNode> variables() {
        SequencedMap<String, JsonNode> variables = new LinkedHashMap<>();
        variables.put(node.indexAs(), IntNode.valueOf(index));
        return variables;
    }

    @Override
    public void ended(BranchPath place, End end) {
        open = false;
        switch (end) {
            case Broken(String why) ->
                    result = Optional.of(new Failed("iteration " + index + " failed: " + why));
            case Done(Written all) -> {
                written = all;
                decide(step.scope.branchAfter(all, variables()));
            }
        }
    }

    private void decide(Scope end) {
        if (isTrue(end.find(node.breakOn()))) {
            result = Optional.of(new Merged(written, ""));
        } else if (index + 1 >= node.maxIterations()) {
            String warning =
                    "max_iterations (%d) was reached before '%s' was true"
                            .formatted(node.maxIterations(), node.breakOn());
            result = Optional.of(new Merged(written, warning));
        }
    }

    private static boolean isTrue(Optional<Parameter> value) {
        return value.filter(it -> Conditions.same(it.value(), BooleanNode.TRUE)).isPresent();
    }

    @Override
    public boolean isOver() {
        return result.isPresent();
    }

    @Override
    public Result result() {
        return result.orElseThrow();
    }
}
