package dev.runnable.testkit.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.testkit.random.RandomPipeline.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SequencedMap;

/// Steps of all kinds.
final class RandomNodes {
    private static final List<String> BRANCHES = List.of("left", "right", "middle");
    private static final int MOST_ITERATIONS = 3;

    private final Random random;
    private final Kind kind;
    private final RandomGraphs graphs;

    RandomNodes(Random random, Kind kind, RandomGraphs graphs) {
        this.random = random;
        this.kind = kind;
        this.graphs = graphs;
    }

    Node plainTask(String name) {
        return task(name, StepOptions.NONE);
    }

    Node leaf(String name, boolean dependencies) {
        StepOptions options = options(dependencies, 3);
        return random.nextInt(8) == 0 ? new Node.Stub(name, options) : task(name, options);
    }

    Node any(String name, boolean dependencies, int depth, int repeats) {
        if (random.nextBoolean()) {
            return leaf(name, dependencies);
        }
        StepOptions options = options(dependencies, 2);
        int inside = repeats * options.retry().maxAttempts();
        return switch (random.nextInt(5)) {
            case 0 -> new Node.Parallel(name, branches(depth, inside), options);
            case 1 -> conditional(name, depth, inside, options);
            case 2 -> map(name, graphs.graph(depth + 1, inside * 2), options);
            case 3 -> loop(name, graphs.graph(depth + 1, inside * 2), options);
            default ->
                    new Node.Dag(name, graphs.graph(depth + 1, inside), Optional.empty(), options);
        };
    }

    private Node task(String name, StepOptions options) {
        SequencedMap<String, TaskSpec.ReturnSpec> returns = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String output = RandomValues.name(random, usual());
            boolean metric = random.nextInt(4) == 0;
            returns.put(
                    output,
                    new TaskSpec.ReturnSpec(
                            output, metric ? TaskSpec.Kind.METRIC : TaskSpec.Kind.JSON));
        }
        TaskSpec spec =
                new TaskSpec(
                        "shell",
                        "true",
                        List.copyOf(returns.values()),
                        List.of(),
                        new LinkedHashMap<>());
        return new Node.Task(name, spec, CatalogSpec.NONE, options);
    }

    private List<String> usual() {
        return switch (random.nextInt(5)) {
            case 0 -> RandomValues.LISTS;
            case 1 -> RandomValues.FLAGS;
            case 2 -> RandomValues.CHOICES;
            default -> RandomValues.OTHERS;
        };
    }

    private SequencedMap<String, Graph> branches(int depth, int repeats) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        int count = 1 + random.nextInt(BRANCHES.size());
        for (String name : BRANCHES.subList(0, count)) {
            branches.put(name, graphs.graph(depth + 1, repeats));
        }
        return branches;
    }

    private Node conditional(String name, int depth, int repeats, StepOptions options) {
        List<String> keys = new ArrayList<>(RandomValues.KEYS);
        java.util.Collections.shuffle(keys, random);
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        for (String key : keys.subList(0, 1 + random.nextInt(3))) {
            branches.put(key, graphs.graph(depth + 1, repeats));
        }
        Optional<String> otherwise = Optional.empty();
        if (random.nextInt(4) > 0) {
            otherwise = Optional.of("default");
            branches.put("default", graphs.graph(depth + 1, repeats));
        }
        String parameter = RandomValues.name(random, RandomValues.CHOICES);
        return new Node.Conditional(name, parameter, branches, otherwise, options);
    }

    private Node map(String name, Graph branch, StepOptions options) {
        Optional<String> reducer =
                switch (random.nextInt(10)) {
                    case 0 -> Optional.of("count");
                    case 1 -> Optional.of("first");
                    case 2 -> Optional.of("last");
                    case 3 ->
                            Optional.of(
                                    RandomValues.pick(
                                            random,
                                            List.of("sum", "min", "concat", "mean", "merge")));
                    default -> Optional.empty();
                };
        OptionalInt most =
                random.nextInt(3) == 0
                        ? OptionalInt.of(1 + random.nextInt(2))
                        : OptionalInt.empty();
        return new Node.Map(
                name,
                RandomValues.name(random, RandomValues.LISTS),
                RandomValues.name(random, RandomValues.OTHERS),
                branch,
                reducer,
                most,
                options);
    }

    private Node loop(String name, Graph branch, StepOptions options) {
        return new Node.Loop(
                name,
                branch,
                1 + random.nextInt(MOST_ITERATIONS),
                RandomValues.name(random, RandomValues.FLAGS),
                RandomValues.name(random, RandomValues.OTHERS),
                options);
    }

    private StepOptions options(boolean dependencies, int mostAttempts) {
        int attempts = random.nextInt(4) == 0 ? mostAttempts : 1;
        boolean handles = dependencies && kind != Kind.UNHANDLED && random.nextInt(4) == 0;
        boolean asks = dependencies && random.nextInt(6) == 0;
        return new StepOptions(
                RetryPolicy.immediate(attempts),
                Optional.empty(),
                Map.of(),
                handles ? Optional.of(onError()) : Optional.empty(),
                asks ? Optional.of(condition()) : Optional.empty());
    }

    private OnError onError() {
        SequencedMap<String, JsonNode> defaults = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            return new OnError(OnError.Action.SKIP, defaults);
        }
        String name = RandomValues.name(random, usual());
        defaults.put(name, RandomValues.value(random, name));
        return new OnError(OnError.Action.CONTINUE, defaults);
    }

    private Condition condition() {
        String name = RandomValues.name(random, usual());
        JsonNode value = RandomValues.value(random, name);
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.Truth(name);
            case 1 -> new Condition.Exists(name, random.nextBoolean());
            case 2 -> new Condition.Equals(name, value, random.nextBoolean());
            default -> new Condition.In(name, List.of(value, TextNode.valueOf("a")));
        };
    }
}
