package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.yaml.Fields;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a step of type `map`.
final class MapSpecReader {
    private final SpecContext context;

    MapSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        Optional<String> iterateOn =
                RequiredName.read(fields, "iterate_on", "Name the parameter that holds the list.");
        Optional<String> iterateAs =
                RequiredName.read(fields, "iterate_as", "Name the variable that holds the item.");
        Optional<Graph> branch = new BranchesSpecReader(context, name).readBranch(fields);
        Optional<String> reducer = new ReducerSpecReader(fields).read();
        OptionalInt maxConcurrency = fields.number("max_concurrency", 1);
        fields.rejectOthers(CommonMistakes::inComposite);
        if (iterateOn.isEmpty() || iterateAs.isEmpty() || branch.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Node.Map(
                        name,
                        iterateOn.get(),
                        iterateAs.get(),
                        branch.get(),
                        reducer,
                        maxConcurrency,
                        options));
    }
}
