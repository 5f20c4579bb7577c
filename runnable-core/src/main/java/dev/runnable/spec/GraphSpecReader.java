package dev.runnable.spec;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a graph: the `dag` of a file, or a branch.
final class GraphSpecReader {
    private static final List<String> OTHER_NAMES = List.of("nodes", "tasks", "stages", "jobs");

    private final SpecContext context;

    GraphSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Graph> read(Located.Mapping mapping) {
        Fields fields = Fields.of(mapping, context.reporter());
        Optional<String> description = fields.present("description").map(GraphSpecReader::words);
        Optional<Located.Entry> startAt = fields.entry("start_at");
        boolean failFast = fields.flag("fail_fast").orElse(false);
        Optional<Located.Mapping> steps = steps(fields);
        if (steps.isEmpty() || !isAffordable(steps.get())) {
            fields.warnOfNearOthers();
            return Optional.empty();
        }
        List<StepSpec> specs = readSteps(steps.get());
        GraphWiring wiring =
                new GraphWiring(specs, startAt, fields.entry("fail_fast"), fields, context);
        Optional<List<Edge>> edges = wiring.edges();
        fields.warnOfNearOthers();
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        return nodes(specs)
                .map(nodes ->
                        new Graph(description, wiring.firstStep(), nodes, edges.get(), failFast));
    }

    private static String words(Located value) {
        return value instanceof Located.Scalar scalar ? scalar.text() : value.toJson().toString();
    }

    private Optional<Located.Mapping> steps(Fields fields) {
        Optional<Located> steps = fields.value("steps");
        if (steps.isEmpty()) {
            String hint =
                    OTHER_NAMES.stream()
                            .filter(fields.names()::contains)
                            .findFirst()
                            .map(name -> "Rename '" + name + "' to 'steps'.")
                            .orElse("Add 'steps:' with a mapping from each step's name to it.");
            fields.missing("steps", hint);
            return Optional.empty();
        }
        if (steps.get() instanceof Located.Mapping mapping) {
            refuseNothing(mapping, fields);
            return Optional.of(mapping);
        }
        fields.wrongType(
                "steps",
                steps.get(),
                "a mapping",
                Optional.of("Write each step below its name: 'train: {type: task, ...}'."));
        return Optional.empty();
    }

    /// A chain without steps begins at one of its ends, which is fine.
    private static void refuseNothing(Located.Mapping steps, Fields fields) {
        if (steps.entries().isEmpty() && !fields.has("start_at")) {
            fields.reporter()
                    .error(
                            ProblemCode.EMPTY_COLLECTION,
                            steps.location(),
                            "'steps' is empty",
                            "Add a step.");
        }
    }

    private boolean isAffordable(Located.Mapping steps) {
        if (context.isTooDeep()) {
            context.reporter()
                    .error(
                            ProblemCode.TOO_DEEP,
                            steps.location(),
                            "branches and nested pipelines stand too deep in each other",
                            "Make the pipeline flatter.");
            return false;
        }
        return context.admits(steps);
    }

    private List<StepSpec> readSteps(Located.Mapping steps) {
        List<StepSpec> specs = new ArrayList<>(steps.entries().size());
        for (Located.Entry entry : steps.entries().values()) {
            specs.add(new StepSpecReader(context).read(entry));
        }
        return specs;
    }

    /// All nodes with the two ends last; empty when one could not be read.
    private static Optional<SequencedMap<String, Node>> nodes(List<StepSpec> specs) {
        SequencedMap<String, Node> nodes = LinkedHashMap.newLinkedHashMap(specs.size() + 2);
        for (StepSpec spec : specs) {
            if (spec.isEnd()) {
                continue;
            }
            if (spec.node().isEmpty()) {
                return Optional.empty();
            }
            nodes.put(spec.name(), spec.node().get());
        }
        nodes.put(Node.Success.NAME, new Node.Success());
        nodes.put(Node.Fail.NAME, new Node.Fail());
        return Optional.of(nodes);
    }
}
