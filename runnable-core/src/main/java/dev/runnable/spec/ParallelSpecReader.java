package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.yaml.Fields;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a step of type `parallel`.
final class ParallelSpecReader {
    private final SpecContext context;

    ParallelSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        Optional<SequencedMap<String, Graph>> branches =
                new BranchesSpecReader(context, name).readBranches(fields);
        fields.rejectOthers(CommonMistakes::inComposite);
        return branches.map(graphs -> new Node.Parallel(name, graphs, options));
    }
}
