package dev.runnable.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Puts the names in a folder on the disk: without it a power loss may take a new file's name,
/// though not its content.
public final class FolderSync {
    private FolderSync() {}

    /// Does nothing where a folder cannot be opened: such systems have no need of it.
    public static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // see above
        }
    }
}
