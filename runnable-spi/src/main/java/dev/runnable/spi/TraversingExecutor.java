package dev.runnable.spi;

import dev.runnable.graph.Graph;
import java.util.Optional;

/// An executor that is given one ready task after the other. The engine keeps the order, retries,
/// timeouts, parameters and the run log; the executor runs tasks and nothing else. Stubs,
/// `success`, `fail` and composite steps never reach it.
public interface TraversingExecutor extends GenericPipelineExecutor {
    /// How many tasks it takes at once, at least 1. The engine never gives it more.
    int concurrency();

    /// Whether its steps are processes that read the run log: the store has to be a shared one
    /// then.
    default boolean sharesRunLog() {
        return false;
    }

    /// Whether its steps are other processes, which find by its name what runs and nothing else.
    default boolean leavesProcess() {
        return sharesRunLog();
    }

    /// Gets ready for one run. Must be cheap: what only some tasks need is made when the first of
    /// them comes.
    Session open(RunContext context);

    /// What an executor holds for one run.
    interface Session extends AutoCloseable {
        /// Runs one task to its end.
        ///
        /// Blocks the calling (virtual) thread and is called by as many threads at once as
        /// [#concurrency()] allows. An interruption means: stop now. The session must then end
        /// everything that it started for this attempt, wait until it is gone, and throw.
        ///
        /// A failure of the task is a result. A [RuntimeException] is a bug of the executor: the
        /// attempt fails with its text.
        ///
        /// @return how it ended, after all its output has been given to [TaskAttempt#output()]
        /// @throws InterruptedException when it was interrupted
        AttemptOutcome run(TaskAttempt attempt) throws InterruptedException;

        /// Evaluates a user's reducer for every name of a map.
        ///
        /// The obligations of [#run] hold: it blocks, an interruption ends what was started for it,
        /// a failure of the reducer is a result, and it counts among the [#concurrency()] calls at
        /// once. Reducers that need no user's code ([dev.runnable.reduce.Reducer.Pure]) never reach
        /// it.
        ///
        /// A name without values calls the reducer with none. When the call then fails, the result
        /// of that name is null, and a line of the error output says so. With at least one value,
        /// or when there is no such function, a failure fails the whole; its message has the
        /// reducer, the name, and the error's type and text.
        ///
        /// @return the results as [dev.runnable.parameter.Parameter.Json], one for each name, in
        ///   the order of [Reduction#values()]
        /// @throws InterruptedException when it was interrupted
        AttemptOutcome reduce(Reduction reduction) throws InterruptedException;

        /// What says what comes of work in place of doing it. With one, the run has a time of its
        /// own: an hour that nothing is done in passes at once, and the times of the run log are of
        /// that time. Asked once, before the first task.
        ///
        /// @param graph of the pipeline that is run
        default Optional<Simulation> simulation(Graph graph) {
            return Optional.empty();
        }

        /// Ends what is left of the run: workers, containers, connections. Called once, after the
        /// last task has ended, also when the run failed or was cancelled.
        @Override
        void close();
    }
}
