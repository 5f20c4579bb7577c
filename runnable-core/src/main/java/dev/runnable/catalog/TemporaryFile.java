package dev.runnable.catalog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A file that is being written, beside the one that it becomes. Nobody takes it for a file of a
/// step. What a process that was killed left of it is removed by the first process that writes into
/// the same folder a day later.
record TemporaryFile(Path path) implements AutoCloseable {
    private static final String START = ".runnable-";
    private static final String END = ".tmp";
    private static final Pattern NAME = Pattern.compile("\\.runnable-[0-9a-z]+-[0-9]+\\.tmp");
    private static final Duration LONG = Duration.ofDays(1);

    static boolean isOne(Path file) {
        return file.getFileName() != null && NAME.matcher(file.getFileName().toString()).matches();
    }

    /// Whatever was left of it.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /// Makes up names that nobody else has.
    static final class Names {
        private final String process;
        private final AtomicLong counter = new AtomicLong();
        private final Set<Path> tidied = ConcurrentHashMap.newKeySet();

        /// @param process lowercase letters and digits that no other process has, on any machine
        Names(String process) {
            this.process = process;
        }

        TemporaryFile in(Path folder) {
            return new TemporaryFile(
                    folder.resolve(START + process + "-" + counter.getAndIncrement() + END));
        }

        /// Removes what was left long before this file was written, which tells what the clock of
        /// its file system says. It only tidies up, so it does what it can.
        void tidyUpAround(TemporaryFile written) {
            Path folder = written.path.resolveSibling(".").normalize();
            if (!tidied.add(folder)) {
                return;
            }
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(folder, START + "*" + END)) {
                Instant oldest = Files.getLastModifiedTime(written.path).toInstant().minus(LONG);
                for (Path file : files) {
                    if (isOne(file)
                            && Files.getLastModifiedTime(file).compareTo(FileTime.from(oldest))
                                    < 0) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException | DirectoryIteratorException _) {
                // another time
            }
        }
    }
}
