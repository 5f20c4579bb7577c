package dev.runnable.store;

import dev.runnable.journal.FileTrouble;
import dev.runnable.journal.FolderSync;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that at any instant, also after a power loss, there is the old one or the whole
/// new one.
final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /// What writes the content.
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        Path temporary =
                folder.resolve(
                        "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            writeAndForce(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            FolderSync.force(folder);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw FileTrouble.of("write the run log", file, e);
        }
    }

    private static void writeAndForce(Path temporary, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream buffered = new BufferedOutputStream(file, BUFFER);
            content.write(buffered);
            buffered.flush();
            file.getFD().sync();
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // the first failure is the one to tell
        }
    }
}
