package dev.runnable.spi;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;

/// Is told what happens in runs: to show it elsewhere, to tell somebody, to measure. It cannot
/// change anything, break a run or hold one up.
///
/// All calls come from one thread, which it has for itself, one after the other in the order in
/// which things happened, after they were stored and with secrets masked. It may therefore block.
/// What it is to be told waits meanwhile, up to some ten thousand things; what comes then is left
/// out, which it is told by [#missed], and the user by a warning. When the run has ended, it has
/// ten seconds for what still waits; then its thread is interrupted and the program goes on without
/// it.
///
/// The user is warned of the first exception that it throws, and calls go on. It is told of a run
/// by each process that writes the run's log: by one, mostly; on platforms that run each step in a
/// process of its own, by each of them of what happens there.
public interface EventListener {
    /// Something has happened. Of a run that goes on, the events of before are not told again, and
    /// [RunEvent.RunStarted] is among those.
    void event(String runId, RunEvent event) throws Exception;

    /// A line of a task's console output, without its end.
    ///
    /// @param attempt 1-based
    default void line(
            String runId, StepPath step, int attempt, TaskOutput.Stream stream, String line)
            throws Exception {}

    /// Things were left out because it was too slow: they belong between what it was told before
    /// and what it is told next.
    ///
    /// @param count of events and lines
    default void missed(String runId, int count) throws Exception {}

    /// Nothing more will come. Called once, unless it has not come to an end with what was before.
    default void close() throws Exception {}
}
