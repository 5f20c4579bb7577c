package dev.runnable.container;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.reduce.Reducer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/// Which containers the steps of a pipeline run in.
final class ContainersUsed {
    private final ContainerConfiguration configuration;
    private final Predicate<String> types;
    private final SequencedSet<ContainerOptions> used = new LinkedHashSet<>();

    private ContainersUsed(ContainerConfiguration configuration, Predicate<String> types) {
        this.configuration = configuration;
        this.types = types;
    }

    /// Each once, in the order of the steps; without those of overrides that do not exist.
    static SequencedSet<ContainerOptions> by(
            Pipeline pipeline, ContainerConfiguration configuration) {
        return by(pipeline, configuration, _ -> true);
    }

    /// Those in which this program is started: for tasks that are neither scripts nor functions.
    static SequencedSet<ContainerOptions> byParts(
            Pipeline pipeline, ContainerConfiguration configuration) {
        return by(pipeline, configuration, ContainersUsed::isPart);
    }

    /// Whether tasks of this type are run by a process of this program.
    static boolean isPart(String type) {
        return !type.equals("shell") && !type.equals("python");
    }

    private static SequencedSet<ContainerOptions> by(
            Pipeline pipeline, ContainerConfiguration configuration, Predicate<String> types) {
        ContainersUsed all = new ContainersUsed(configuration, types);
        pipeline.graph().visit((_, node) -> all.add(node));
        return all.used;
    }

    private void add(Node node) {
        switch (node) {
            case Node.Task task -> {
                if (types.test(task.task().type())) {
                    configuration.find(task.options()).ifPresent(used::add);
                }
            }
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
            case Reducer.Custom custom ->
                    Optional.of(configuration.usual())
                            .filter(_ -> types.test(custom.commandType()));
            case Reducer.Pure _ -> Optional.empty();
        };
    }
}
