package dev.runnable.store;

import dev.runnable.journal.Durability;
import java.nio.file.Path;
import java.time.ZoneId;

/// A folder for each run, in which every branch has a document of its own.
public final class ChunkedFsRunLogStore extends DiskRunLogStore {
    private final Path folder;

    /// @param folder is made when the first run is created
    /// @param local the zone in which the original wrote its times
    public ChunkedFsRunLogStore(Path folder, Durability durability, ZoneId local) {
        super(
                folder,
                new ChunkedLayout(folder, local),
                new SingleFileLayout(folder, local),
                durability);
        this.folder = folder;
    }

    @Override
    public String type() {
        return "chunked-fs";
    }

    @Override
    public String location(String runId) {
        return folder.resolve(runId).toString();
    }
}
