package dev.runnable.cli;

import dev.runnable.spi.RunLogStore;
import java.util.Optional;

/// The run log store that keeps nothing: whoever looks for a run in it wonders where it went.
final class Forgetful {
    private Forgetful() {}

    static Optional<String> hint(RunLogStore store) {
        return store.type().equals("buffered")
                ? Optional.of(
                        "Run logs of the store 'buffered' end with the process of their run. Choose"
                                + " 'chunked-fs' or 'file-system' as 'run-log-store' to keep them.")
                : Optional.empty();
    }
}
