package @package@;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runnable.event.RunEvent;
import dev.runnable.json.EventText;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
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

/// A run is a file, an event a line of it. Whoever runs it holds a lock on the file. Thread-safe.
final class @Name@Store implements RunLogStore {
    private static final String ENDING = ".events";

    private final Path folder;

    @Name@Store(Path folder) {
        this.folder = folder;
    }

    @Override
    public String type() {
        return @Name@Provider.TYPE;
    }

    @Override
    public String location(String runId) {
        return file(runId).toString();
    }

    /// Other processes read and write the same files.
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
        } catch (FileAlreadyExistsException _) {
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
        if (locks(channel) || takeOver) {
            channel.truncate(wholeLines(runId).getBytes(UTF_8).length);
            return Optional.of(new @Name@Writer(channel));
        }
        channel.close();
        return Optional.empty();
    }

    /// The lock is gone when the channel is closed, and at the latest when this process ends.
    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) { // this process runs it
            return false;
        }
    }

    @Override
    public Optional<Writer> join(String runId) throws IOException {
        return Files.exists(file(runId))
                ? Optional.of(new @Name@Writer(open(runId)))
                : Optional.empty();
    }

    @Override
    public boolean replay(String runId, Consumer<RunEvent> events) throws IOException {
        if (!Files.exists(file(runId))) {
            return false;
        }
        for (String line : wholeLines(runId).lines().toList()) {
            events.accept(EventText.read(line));
        }
        return true;
    }

    /// The last line may be half written: just now, or for ever by a process that was killed.
    private String wholeLines(String runId) throws IOException {
        String text = Files.readString(file(runId));
        return text.substring(0, text.lastIndexOf('\n') + 1);
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
        for (String runId : runIds()) {
            read(runId).map(log -> RunSummary.of(runId, log)).ifPresent(runs::add);
        }
        runs.sort(RunSummary.NEWEST_FIRST);
        return runs;
    }

    private List<String> runIds() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(ENDING))
                    .map(it -> it.substring(0, it.length() - ENDING.length()))
                    .toList();
        }
    }

    private Path file(String runId) {
        return folder.resolve(runId + ENDING);
    }

    private FileChannel open(String runId) throws IOException {
        return FileChannel.open(file(runId), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }
}
