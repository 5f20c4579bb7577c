package dev.runnable.spi;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.reduce.Reducer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A runner that also evaluates reducers in the language of its tasks: those whose
/// [Reducer.Custom#commandType] is the runner's type.
public interface ReducingTaskRunner extends TaskRunner {
    /// As [TaskRunner#check], and what the reducers need; called in its stead, with all of both.
    ///
    /// @param reducers by the path of their map, which a problem of theirs names as its step
    List<Problem> check(List<Node.Task> tasks, SequencedMap<String, Reducer.Custom> reducers);

    @Override
    default List<Problem> check(List<Node.Task> tasks) {
        return check(tasks, Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));
    }

    /// As [TraversingExecutor.Session#reduce].
    AttemptOutcome reduce(Reduction reduction) throws InterruptedException;
}
