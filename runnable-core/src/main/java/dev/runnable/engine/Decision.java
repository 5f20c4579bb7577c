package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import java.util.List;

/// What is to be done next in a graph.
public sealed interface Decision {
    /// The step is ready.
    ///
    /// @param after the steps that led to it, in topological order: it sees their parameters
    record Run(Node node, List<String> after) implements Decision {
        public Run {
            requireNonNull(node, "node");
            after = List.copyOf(after);
        }
    }

    /// The step will not run. It counts as settled already.
    record Skip(Node node, List<String> after, String reason) implements Decision {
        public Skip {
            requireNonNull(node, "node");
            after = List.copyOf(after);
            requireNonNull(reason, "reason");
        }
    }

    /// The graph is over.
    record End(StepState status) implements Decision {
        public End {
            requireNonNull(status, "status");
        }
    }
}
