package dev.runnable.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Says what would come of a run's work, in place of doing it. The engine does with it what it does
/// with the outcomes of work that was done: order, limits, retries, timeouts and failure paths are
/// the same. The time that such work takes passes at once; while other work of the run is really
/// done, time passes as always.
///
/// Called by the engine's thread, which does nothing else meanwhile.
public interface Simulation {
    /// A try of a task.
    ///
    /// @param number of the attempt, 1-based
    /// @return empty when it is to be run by [TraversingExecutor.Session#run]
    Optional<Simulated> attempt(Node.Task node, StepPath step, int number);

    /// The end of a try of a map whose reducer is a user's own.
    ///
    /// @param number of the map's attempt, 1-based
    /// @param values as in [Reduction#values()]
    /// @return empty when it is to be evaluated by [TraversingExecutor.Session#reduce]
    Optional<Simulated> reduction(
            StepPath map, int number, SequencedMap<String, List<JsonNode>> values);
}
