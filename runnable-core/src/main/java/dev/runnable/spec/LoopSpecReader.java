package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.yaml.Fields;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a step of type `loop`.
final class LoopSpecReader {
    private final SpecContext context;

    LoopSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        Optional<Graph> branch = new BranchesSpecReader(context, name).readBranch(fields);
        fields.require("max_iterations", "Say after how many iterations it ends at the latest.");
        OptionalInt maxIterations = fields.number("max_iterations", 1);
        Optional<String> breakOn =
                RequiredName.read(
                        fields, "break_on", "Name the parameter that ends the loop when true.");
        Optional<String> indexAs =
                RequiredName.read(fields, "index_as", "Name the variable that holds the index.");
        fields.rejectOthers(CommonMistakes::inComposite);
        if (branch.isEmpty() || maxIterations.isEmpty() || breakOn.isEmpty() || indexAs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Node.Loop(
                        name,
                        branch.get(),
                        maxIterations.getAsInt(),
                        breakOn.get(),
                        indexAs.get(),
                        options));
    }
}
