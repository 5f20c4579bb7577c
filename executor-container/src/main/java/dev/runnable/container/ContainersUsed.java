package dev.runnable.container;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.reduce.Reducer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// Which containers the steps of a pipeline run in.
final class ContainersUsed {
    private final ContainerConfiguration configuration;
    private final SequencedSet<ContainerOptions> used = new LinkedHashSet<>();

    private ContainersUsed(ContainerConfiguration configuration) {
        this.configuration = configuration;
    }

    /// Each once, in the order of the steps; without those of overrides that do not exist.
    static SequencedSet<ContainerOptions> by(
            Pipeline pipeline, ContainerConfiguration configuration) {
        ContainersUsed all = new ContainersUsed(configuration);
        pipeline.graph().visit((_, node) -> all.add(node));
        return all.used;
    }

    private void add(Node node) {
        switch (node) {
            case Node.Task task -> configuration.find(task.options()).ifPresent(used::add);
            case Node.Map map -> reducer(Reducer.parse(map.reducer())).ifPresent(used::add);
            case Node.Stub _,
                    Node.Success _,
                    Node.Fail _,
                    Node.Parallel _,
                    Node.Conditional _,
                    Node.Loop _,
                    Node.Dag _ -> {}
        }
    }

    private Optional<ContainerOptions> reducer(Reducer reducer) {
        return switch (reducer) {
            case Reducer.Custom _ -> Optional.of(configuration.usual());
            case Reducer.Pure _ -> Optional.empty();
        };
    }
}
