package dev.runnable.testkit.reference;

import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.AttemptOutcome;

/// How every try of every task ends. A pure function, used by many threads.
@FunctionalInterface
public interface Script {
    /// @param attempt 1-based
    AttemptOutcome outcome(StepPath step, Node.Task task, int attempt);
}
