package dev.runnable.spec;

import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.yaml.Fields;
import java.util.Optional;

/// Reads a step of type `stub`. Keys that it does not know are let pass, so that a task can be
/// silenced by changing nothing but its type.
final class StubSpecReader {
    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        new CatalogSpecReader().read(fields);
        return Optional.of(new Node.Stub(name, options));
    }
}
