package dev.runnable.spi;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import java.util.Optional;

/// Is told what happens in a run on a platform. Thread-safe: lines come from several threads. Must
/// be quick, and must not throw.
public interface PlatformListener {
    /// What the platform knows of a step: [RunEvent.StepStarted], [RunEvent.StepSkipped],
    /// [RunEvent.StepFinished] and those of its attempts, in their usual order, with the platform's
    /// times. What only the run log knows is left empty: outputs, files, predecessors.
    void event(RunEvent event);

    /// A line that a step has written.
    void line(StepPath step, int attempt, TaskOutput.Stream stream, String line);

    /// What a person should know besides: a step that waits and why, a connection that is gone.
    ///
    /// @param step empty for the whole run
    /// @param text begins in lower case, without a final full stop
    void notice(Optional<StepPath> step, String text);
}
