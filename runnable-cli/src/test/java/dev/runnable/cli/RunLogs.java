package dev.runnable.cli;

import dev.runnable.journal.Durability;
import dev.runnable.runlog.RunLog;
import dev.runnable.store.ChunkedFsRunLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;

/// Run logs that other processes wrote, in the default store of a folder.
final class RunLogs {
    private RunLogs() {}

    static ChunkedFsRunLogStore store(Path folder) {
        return in(folder.resolve(".run_log_store"));
    }

    static ChunkedFsRunLogStore in(Path logFolder) {
        return new ChunkedFsRunLogStore(logFolder, Durability.BATCHED, ZoneOffset.UTC);
    }

    static RunLog read(Path folder, String runId) throws IOException {
        return store(folder).read(runId).orElseThrow();
    }
}
