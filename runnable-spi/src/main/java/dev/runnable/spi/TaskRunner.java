package dev.runnable.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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

    /// What a task would return, as far as that can be told without running it: a value for each of
    /// its returns whose type is known, of the right shape and no meaning. Must not run users'
    /// code, and must not fail: what is not there or is broken tells nothing.
    default SequencedMap<String, JsonNode> samples(Node.Task task) {
        return new LinkedHashMap<>();
    }

    AttemptOutcome run(TaskAttempt attempt) throws InterruptedException;

    @Override
    void close();
}
