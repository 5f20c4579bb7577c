package dev.runnable.plugged;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runnable.event.RunEvent;
import dev.runnable.json.EventText;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A run log a file, an event a line: as simple as a store of others may be.
record LineStore(Path folder) implements RunLogStore {
    @Override
    public String type() {
        return "lines";
    }

    @Override
    public String location(String runId) {
        return file(runId).toString();
    }

    private Path file(String runId) {
        return folder.resolve(runId + ".lines");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public Optional<Writer> create(String runId) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.createFile(file(runId));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        return resume(runId, false);
    }

    @Override
    public Optional<Writer> resume(String runId, boolean takeOver) throws IOException {
        if (!Files.exists(file(runId))) {
            return Optional.empty();
        }
        FileChannel channel = open(runId);
        try {
            if (channel.tryLock() != null || takeOver) {
                return Optional.of(new LineWriter(channel));
            }
        } catch (OverlappingFileLockException e) { // by this process
            if (takeOver) {
                return Optional.of(new LineWriter(channel));
            }
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public Optional<Writer> join(String runId) throws IOException {
        return Files.exists(file(runId))
                ? Optional.of(new LineWriter(open(runId)))
                : Optional.empty();
    }

    private FileChannel open(String runId) throws IOException {
        return FileChannel.open(file(runId), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public boolean replay(String runId, Consumer<RunEvent> events) throws IOException {
        if (!Files.exists(file(runId))) {
            return false;
        }
        for (String line : Files.readAllLines(file(runId), UTF_8)) {
            events.accept(EventText.read(line));
        }
        return true;
    }

    @Override
    public Optional<RunLog> read(String runId) throws IOException {
        RunLogFold fold = new RunLogFold();
        replay(runId, fold::apply);
        return fold.header().map(_ -> fold.snapshot());
    }

    @Override
    public List<RunSummary> list() throws IOException {
        List<RunSummary> runs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String runId = file.getFileName().toString().replaceFirst("\\.lines$", "");
                read(runId).map(log -> RunSummary.of(runId, log)).ifPresent(runs::add);
            }
        }
        runs.sort(RunSummary.NEWEST_FIRST);
        return runs;
    }

    private record LineWriter(FileChannel channel) implements Writer {
        @Override
        public void append(RunEvent event) throws IOException {
            ByteBuffer line = ByteBuffer.wrap((EventText.write(event) + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            if (event instanceof RunEvent.RunFinished) {
                channel.force(true);
            }
        }

        @Override
        public void finish(RunLog log) throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
