package dev.runnable.store;

import dev.runnable.journal.FileTrouble;
import dev.runnable.journal.FolderSync;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Writes a file so that at any instant, also after a power loss, there is the old one or the whole
/// new one.
final class AtomicFile {
    private static final int BUFFER = 1 << 16;
    private static final int USUAL = 1 << 12;
    private static final int MOST_AT_ONCE = 16;

    private AtomicFile() {}

    /// What writes the content.
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        writeInto(
                file,
                out -> {
                    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
                    content.write(buffered);
                    buffered.flush();
                });
        FolderSync.force(folderOf(file));
    }

    /// Writes many files of one folder at once. Waiting for the disk is most of the work, and the
    /// system makes one wait of those that come together. A file that holds the same already is
    /// left.
    static <T> void writeAll(
            Path folder, List<T> all, Function<T, String> name, Function<T, Content> content)
            throws IOException {
        if (all.isEmpty()) {
            return;
        }
        int threads = Math.min(MOST_AT_ONCE, all.size());
        try (ExecutorService writers =
                Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
            List<Future<?>> written = new ArrayList<>(all.size());
            for (T one : all) {
                Path file = folder.resolve(name.apply(one));
                written.add(
                        writers.submit(() -> {
                            writeUnlessSame(file, content.apply(one));
                            return null;
                        }));
            }
            await(written, writers);
        }
        FolderSync.force(folder);
    }

    private static void await(List<Future<?>> written, ExecutorService writers) throws IOException {
        boolean interrupted = false;
        try {
            for (Future<?> one : written) {
                interrupted |= await(one);
            }
        } catch (IOException e) {
            writers.shutdownNow();
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// @return whether this thread was interrupted; a log is written to its end nevertheless
    private static boolean await(Future<?> written) throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                written.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException cause
                        ? cause
                        : new IOException(e.getCause());
            }
        }
    }

    private static void writeUnlessSame(Path file, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);
        content.write(bytes);
        byte[] wanted = bytes.toByteArray();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), wanted)) {
            writeInto(file, out -> out.write(wanted));
        }
    }

    private static void writeInto(Path file, Content content) throws IOException {
        Path temporary =
                folderOf(file)
                        .resolve(
                                "."
                                        + file.getFileName()
                                        + "."
                                        + ProcessHandle.current().pid()
                                        + ".tmp");
        try {
            writeAndForce(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw FileTrouble.of("write the run log", file, e);
        }
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling(".").normalize();
    }

    private static void writeAndForce(Path temporary, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            content.write(file);
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
