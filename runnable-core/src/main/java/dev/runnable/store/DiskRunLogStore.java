package dev.runnable.store;

import dev.runnable.event.RunEvent;
import dev.runnable.journal.Durability;
import dev.runnable.journal.FileTrouble;
import dev.runnable.journal.JournalGlance;
import dev.runnable.journal.JournalReader;
import dev.runnable.journal.JournalWriter;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What the stores on disk share: while a run goes on there is its journal, and when it has ended
/// the original's documents beside it. They differ in where these lie, and each reads the other's.
/// Safe for several processes.
abstract sealed class DiskRunLogStore implements RunLogStore
        permits FileSystemRunLogStore, ChunkedFsRunLogStore {
    private static final String READ = "read the run log";

    private final Path folder;
    private final Layout own;
    private final List<Layout> layouts;
    private final Durability durability;

    DiskRunLogStore(Path folder, Layout own, Layout other, Durability durability) {
        this.folder = folder;
        this.own = own;
        this.layouts = List.of(own, other);
        this.durability = durability;
    }

    @Override
    public final Optional<Writer> create(String runId) throws IOException {
        RunIds.check(runId);
        Path home = own.home(runId);
        try {
            Files.createDirectories(folder);
            if (isTaken(runId)) {
                return Optional.empty();
            }
            Files.createDirectory(home);
            AtomicFile.forceFolder(folder);
            Files.createDirectories(own.journal(runId));
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(home)) {
                return Optional.empty();
            }
            throw FileTrouble.of("create the run log", home, e);
        } catch (IOException e) {
            throw FileTrouble.of("create the run log", home, e);
        }
        return Optional.of(new DiskWriter(JournalWriter.create(own.journal(runId), durability)));
    }

    private boolean isTaken(String runId) {
        return layouts.stream()
                .anyMatch(it -> Files.exists(it.home(runId)) || Files.exists(it.document(runId)));
    }

    @Override
    public final Optional<RunLog> read(String runId) throws IOException {
        if (!RunIds.isSafe(runId)) {
            return Optional.empty();
        }
        for (Layout layout : layouts) {
            if (Files.isDirectory(layout.journal(runId))) {
                return Optional.of(readJournal(layout, runId));
            }
            if (Files.exists(layout.document(runId))) {
                return Optional.of(readDocument(layout, runId));
            }
        }
        return Optional.empty();
    }

    private static RunLog readJournal(Layout layout, String runId) throws IOException {
        RunLogFold fold = new RunLogFold();
        JournalReader.Result result = new JournalReader(layout.journal(runId)).read(fold::apply);
        boolean damaged = !result.damages().isEmpty() || fold.header().isEmpty();
        if (damaged && Files.exists(layout.document(runId))) {
            return readDocument(layout, runId);
        }
        if (fold.header().isEmpty()) {
            throw new IOException(
                    "cannot %s %s: %s"
                            .formatted(
                                    READ,
                                    layout.journal(runId),
                                    damaged && !result.damages().isEmpty()
                                            ? String.join("; ", result.damages())
                                            : "nothing was recorded yet"));
        }
        return damaged ? told(fold.snapshot(), result.damages()) : fold.snapshot();
    }

    /// A log of which a part is lost says so.
    private static RunLog told(RunLog log, List<String> damages) {
        String message =
                "the run log is damaged, what came later is missing: " + String.join("; ", damages);
        return new RunLog(
                log.runId(),
                log.dagHash(),
                log.tag(),
                log.status(),
                log.steps(),
                log.job(),
                log.parameters(),
                log.runConfig(),
                log.started(),
                log.finished(),
                log.message().isEmpty() ? message : log.message() + "\n" + message);
    }

    private static RunLog readDocument(Layout layout, String runId) throws IOException {
        try {
            return layout.read(runId);
        } catch (IOException e) {
            throw FileTrouble.of(READ, layout.document(runId), e);
        }
    }

    @Override
    public final List<RunSummary> list() throws IOException {
        TreeSet<String> runIds = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[!.]*")) {
                for (Path entry : entries) {
                    layouts.forEach(layout -> layout.runOf(entry).ifPresent(runIds::add));
                }
            } catch (DirectoryIteratorException e) {
                throw FileTrouble.of(READ, folder, new IOException(e));
            } catch (IOException e) {
                throw FileTrouble.of(READ, folder, e);
            }
        }
        List<RunSummary> runs = new ArrayList<>();
        for (String runId : runIds) {
            summary(runId).ifPresent(runs::add);
        }
        runs.sort(Summaries.NEWEST_FIRST);
        return runs;
    }

    @Override
    public final Optional<RunSummary> summary(String runId) {
        if (!RunIds.isSafe(runId)) {
            return Optional.empty();
        }
        try {
            for (Layout layout : layouts) {
                if (Files.isDirectory(layout.journal(runId))) {
                    return Optional.of(
                            Summaries.of(runId, JournalGlance.at(layout.journal(runId))));
                }
                if (Files.exists(layout.document(runId))) {
                    return Optional.of(Summaries.of(readDocument(layout, runId)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Summaries.damaged(runId, String.valueOf(e.getMessage())));
        }
    }

    /// The journal, and the documents at the end.
    private final class DiskWriter implements Writer {
        private final JournalWriter journal;

        DiskWriter(JournalWriter journal) {
            this.journal = journal;
        }

        @Override
        public void append(RunEvent event) throws IOException {
            journal.append(event);
        }

        @Override
        public void finish(RunLog log) throws IOException {
            journal.finish();
            own.write(log);
        }

        @Override
        public void close() throws IOException {
            journal.close();
        }
    }
}
