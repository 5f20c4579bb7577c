package dev.runnable.plugged;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runnable.data.DataFile;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// All contents one behind the other in one file, each behind a line with its name and size.
final class OneFileCatalog implements Catalog {
    private final Path file;

    OneFileCatalog(Path file) {
        this.file = file;
    }

    @Override
    public String type() {
        return "one-file";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void put(DataFile data, Content content) throws IOException {
        append(data.sha256(), Files.readAllBytes(content.file()));
        if (!content.isUnchanged()) {
            throw new IOException("'" + data.name() + "' changed while it was read");
        }
    }

    private synchronized void append(String name, byte[] bytes) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
                FileLock _ = out.getChannel().lock()) {
            if (find(name, out).isEmpty()) {
                out.seek(out.length());
                out.write((name + " " + bytes.length + "\n").getBytes(UTF_8));
                out.write(bytes);
            }
        }
    }

    private static Optional<byte[]> find(String name, RandomAccessFile in) throws IOException {
        in.seek(0);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            int size = Integer.parseInt(words[1]);
            if (words[0].equals(name)) {
                byte[] bytes = new byte[size];
                in.readFully(bytes);
                return Optional.of(bytes);
            }
            in.seek(in.getFilePointer() + size);
        }
        return Optional.empty();
    }

    private byte[] content(String sha256) throws IOException {
        if (Files.exists(file)) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                Optional<byte[]> found = find(sha256, in);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new NoSuchFileException(file + "!" + sha256);
    }

    @Override
    public void get(DataFile data, Path target) throws IOException {
        Path whole = Files.createTempFile(target.toAbsolutePath().getParent(), ".get", "");
        Files.write(whole, content(data.sha256()));
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        boolean _ = target.toFile().setExecutable(data.isExecutable());
    }

    @Override
    public Path read(String sha256) throws IOException {
        Path copy = Files.createTempFile("content", "");
        copy.toFile().deleteOnExit();
        return Files.write(copy, content(sha256));
    }

    @Override
    public ExecutionLogs executionLogs(String runId) {
        return (step, attempt) -> new Lines(runId + "/" + step.text() + "#" + attempt);
    }

    /// The lines of one attempt, which are kept when it is over.
    private final class Lines implements ExecutionLogs.Log {
        private final String name;
        private final StringBuilder text = new StringBuilder();

        private Lines(String name) {
            this.name = name.replace(' ', '_');
        }

        @Override
        public void line(String line) {
            text.append(line).append('\n');
        }

        @Override
        public void close() throws IOException {
            append(name, text.toString().getBytes(UTF_8));
        }
    }
}
