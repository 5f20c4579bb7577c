package dev.runnable.spi;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import java.util.List;

/// Runs the tasks of one command type in this process or in children of it, for one run.
///
/// Thread-safe. The obligations of [TraversingExecutor.Session] hold for `run` and `close`.
public interface TaskRunner extends AutoCloseable {
    /// Tells what the tasks of this type need and this machine does not have: an interpreter, a
    /// class. Called once before the run with all of them; must not run users' code.
    List<Problem> check(List<Node.Task> tasks);

    /// Whether tasks run in this very process, and therefore in its working directory and no other.
    default boolean runsInThisProcess() {
        return false;
    }

    AttemptOutcome run(TaskAttempt attempt) throws InterruptedException;

    @Override
    void close();
}
