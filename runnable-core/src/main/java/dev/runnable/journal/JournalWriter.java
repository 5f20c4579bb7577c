package dev.runnable.journal;

import dev.runnable.event.RunEvent;
import dev.runnable.json.EventJson;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Appends events to a journal file of its own. When [#append] returns, the record is with the
/// operating system and survives the death of this process. Used by one thread at a time.
///
/// Writes by a plain stream: a channel would be closed by the interruption of the thread that
/// appends, and a run that is being cancelled has most to tell.
public final class JournalWriter implements AutoCloseable {
    private static final int NEW_FOLDERS = 3;

    private final Path file;
    private final FileOutputStream out;
    private final Durability durability;
    private final DiskForcer forcer;
    private final RecordLine.Buffer buffer = new RecordLine.Buffer();
    private @Nullable IOException failure;

    private JournalWriter(Path file, FileOutputStream out, Durability durability) {
        this.file = file;
        this.out = out;
        this.durability = durability;
        this.forcer = new DiskForcer(out, foldersAbove(file));
    }

    /// Makes a new file in the folder of a journal that exists, to go on with it alone.
    ///
    /// Whoever comes second at the same time sees the file of the first, whose process is there.
    ///
    /// @param takeOver goes on though the process that writes another file may still be there
    /// @return empty when it is there, or when that cannot be told
    public static Optional<JournalWriter> resume(
            Path folder, Durability durability, boolean takeOver) throws IOException {
        if (!takeOver && !JournalGlance.at(folder).writersGone()) {
            return Optional.empty();
        }
        JournalWriter writer = create(folder, durability);
        try {
            if (takeOver || JournalGlance.before(folder, writer.file).writersGone()) {
                return Optional.of(writer);
            }
        } catch (IOException e) {
            writer.withdraw();
            throw e;
        }
        writer.withdraw();
        return Optional.empty();
    }

    /// Takes the file back, in which there is nothing yet.
    private void withdraw() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    /// Makes a new file in the journal's folder, which is made where it is missing.
    public static JournalWriter create(Path folder, Durability durability) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileTrouble.of("create the run log", folder, e);
        }
        RecordLine.Buffer opening = new RecordLine.Buffer();
        WriterProcess process = WriterProcess.current(folder);
        opening.set(out -> JournalOpening.write(process, out));
        NewJournalFile made = NewJournalFile.in(folder, opening.toByteArray());
        JournalWriter writer = new JournalWriter(made.file(), made.out(), durability);
        writer.written();
        return writer;
    }

    /// The journal's folder, the run's and the one of all runs: any may be new.
    private static List<Path> foldersAbove(Path file) {
        List<Path> folders = new ArrayList<>(NEW_FOLDERS);
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && folders.size() < NEW_FOLDERS) {
            folders.add(folder);
            folder = folder.getParent();
        }
        return folders;
    }

    /// Removes the journal of a run that could not begin.
    public static void discard(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path file : JournalFiles.in(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /// Opens a file that exists, for instance a device.
    static JournalWriter open(Path file, Durability durability) throws IOException {
        try {
            return new JournalWriter(file, new FileOutputStream(file.toFile(), true), durability);
        } catch (IOException e) {
            throw FileTrouble.of("write the run log", file, e);
        }
    }

    /// Stores an event.
    ///
    /// @throws IOException when it, or one before it, could not be stored; nothing is written then
    public void append(RunEvent event) throws IOException {
        append((RecordLine.Content) out -> EventJson.write(event, out));
    }

    private void append(RecordLine.Content content) throws IOException {
        checkFailure();
        try {
            buffer.set(content);
            out.write(buffer.bytes(), 0, buffer.size());
            buffer.clear();
        } catch (IOException e) {
            failure = FileTrouble.of("write the run log", file, e);
            throw failure;
        }
        written();
    }

    private void written() throws IOException {
        if (durability == Durability.STRICT) {
            force();
        } else {
            forcer.forceSoon();
        }
    }

    /// Puts what was appended on the disk.
    public void finish() throws IOException {
        checkFailure();
        force();
    }

    private void force() throws IOException {
        try {
            forcer.force();
        } catch (IOException e) {
            failure = FileTrouble.of("write the run log", file, e);
            throw failure;
        }
    }

    private void checkFailure() throws IOException {
        Optional<IOException> late = forcer.failure();
        if (failure == null && late.isPresent()) {
            failure = FileTrouble.of("write the run log", file, late.get());
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        forcer.close();
        out.close();
    }
}
