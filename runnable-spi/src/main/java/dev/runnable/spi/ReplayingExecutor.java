package dev.runnable.spi;

import java.util.Optional;

/// An executor that goes by what an earlier run has recorded.
public interface ReplayingExecutor extends TraversingExecutor {
    /// The run that its configuration names; empty when it goes by none. It is looked for in the
    /// store that keeps the new run, too.
    Optional<String> recordedRun();

    /// The same executor with the record, for one run. Called before anything else.
    TraversingExecutor replaying(RecordedRun run);
}
