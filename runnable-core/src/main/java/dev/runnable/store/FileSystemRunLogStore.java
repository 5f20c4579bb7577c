package dev.runnable.store;

import dev.runnable.journal.Durability;
import java.nio.file.Path;
import java.time.ZoneId;

/// One document a run: `<log_folder>/<run_id>.json`.
public final class FileSystemRunLogStore extends DiskRunLogStore {
    private final Path folder;

    /// @param folder is made when the first run is created
    /// @param local the zone in which the original wrote its times
    public FileSystemRunLogStore(Path folder, Durability durability, ZoneId local) {
        super(
                folder,
                new SingleFileLayout(folder, local),
                new ChunkedLayout(folder, local),
                durability);
        this.folder = folder;
    }

    @Override
    public String type() {
        return "file-system";
    }

    @Override
    public String location(String runId) {
        return folder.resolve(runId + ".json").toString();
    }
}
