package dev.runnable.run;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Problem;
import dev.runnable.spi.TaskOutput;

/// Is told what happens in a run, after it was stored and masked. Thread-safe: events come from one
/// thread, lines from others. Must be quick, and must not throw.
public interface RunListener {
    void event(RunEvent event);

    /// What takes a while before the run begins.
    default void progress(String line) {}

    /// Something that the user should know and that changes nothing of the run.
    default void warning(Problem problem) {}

    /// A line of a task's console output.
    void line(StepPath step, int attempt, TaskOutput.Stream stream, String line);
}
