package dev.runnable.run;

import dev.runnable.spi.RunLogStore;
import java.util.Optional;

/// The run log store that keeps nothing: whoever looks for a run in it wonders where it went.
public final class Forgetful {
    private Forgetful() {}

    /// What to tell whoever looks for a run there; empty for stores that keep runs.
    public static Optional<String> hint(RunLogStore store) {
        return store.type().equals("buffered")
                ? Optional.of(
                        "Run logs of the store 'buffered' end with the process of their run. Choose"
                                + " 'chunked-fs' or 'file-system' as 'run-log-store' to keep them.")
                : Optional.empty();
    }
}
