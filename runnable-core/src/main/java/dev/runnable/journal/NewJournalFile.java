package dev.runnable.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A new file in a journal's folder, which nobody else has, with its first record in it.
///
/// The record is there as soon as the file is: a process that was killed in between would leave a
/// file of which nobody can tell whether its writer is gone, and the run could not be resumed. So
/// the record is written under another name, and a hard link both takes the number and shows the
/// record. Where a file system has no hard links there is that gap.
record NewJournalFile(Path file, FileOutputStream out) {
    /// @param opening the first record
    static NewJournalFile in(Path folder, byte[] opening) throws IOException {
        Path draft = draft(folder);
        boolean kept = false;
        FileOutputStream out = open(draft);
        try {
            write(draft, out, opening);
            for (int number = JournalFiles.last(folder) + 1; ; number++) {
                Path file = folder.resolve(JournalFiles.name(number));
                if (Files.exists(file)) {
                    continue;
                }
                try {
                    Files.createLink(file, draft);
                    kept = true;
                    return new NewJournalFile(file, out);
                } catch (FileAlreadyExistsException _) {
                    // another writer was faster: the next number
                } catch (IOException | UnsupportedOperationException _) {
                    return withoutLink(folder, opening);
                }
            }
        } finally {
            if (!kept) {
                out.close();
            }
            Files.deleteIfExists(draft);
        }
    }

    private static NewJournalFile withoutLink(Path folder, byte[] opening) throws IOException {
        Path file = exclusive(folder, JournalFiles.last(folder) + 1, JournalFiles::name);
        FileOutputStream out = open(file);
        try {
            write(file, out, opening);
            return new NewJournalFile(file, out);
        } catch (IOException e) {
            out.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Path draft(Path folder) throws IOException {
        long pid = ProcessHandle.current().pid();
        return exclusive(folder, 1, number -> ".journal-" + pid + "-" + number + ".draft");
    }

    private interface Names {
        String of(int number);
    }

    /// Exclusive creation makes the name unique, among all machines that share the folder.
    private static Path exclusive(Path folder, int first, Names names) throws IOException {
        for (int number = first; ; number++) {
            Path file = folder.resolve(names.of(number));
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException _) {
                // another writer was faster: the next number
            } catch (IOException e) {
                throw FileTrouble.of("create the run log", file, e);
            }
        }
    }

    private static FileOutputStream open(Path file) throws IOException {
        try {
            return new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw FileTrouble.of("write the run log", file, e);
        }
    }

    private static void write(Path file, FileOutputStream out, byte[] bytes) throws IOException {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw FileTrouble.of("write the run log", file, e);
        }
    }
}
