package dev.runnable.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the stores on disk share: while a run goes on there is its journal, and when it has ended
/// the original's documents beside it. They differ in where these lie, and each reads the other's.
/// Safe for several processes.
abstract sealed class DiskRunLogStore implements RunLogStore
        permits FileSystemRunLogStore, ChunkedFsRunLogStore {
    private static final String READ = "read the run log";
    private static final String NOTHING_YET = "nothing was recorded yet";

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
    public final boolean isShared() {
        return true;
    }

    @Override
    public final List<Path> folders() {
        return List.of(folder.normalize());
    }

    @Override
    public final Optional<Writer> create(String runId) throws IOException {
        RunIds.check(runId);
        if (!reserve(runId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DiskWriter(own, JournalWriter.create(own.journal(runId), durability)));
        } catch (IOException e) {
            release(runId);
            throw e;
        }
    }

    @Override
    public final Optional<Writer> resume(String runId, boolean takeOver) throws IOException {
        Optional<Layout> layout = layoutOf(runId);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        Path folder = layout.get().journal(runId);
        return JournalWriter.resume(folder, durability, takeOver)
                .map(journal -> new DiskWriter(layout.get(), journal));
    }

    @Override
    public final Optional<Writer> join(String runId) throws IOException {
        Optional<Layout> layout = layoutOf(runId);
        return layout.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DiskWriter(
                                layout.get(),
                                JournalWriter.create(layout.get().journal(runId), durability)));
    }

    @Override
    public final boolean replay(String runId, Consumer<RunEvent> events) throws IOException {
        Optional<Layout> layout = layoutOf(runId);
        if (layout.isEmpty()) {
            return false;
        }
        Path folder = layout.get().journal(runId);
        List<String> damages = new JournalReader(folder).read(events);
        if (!damages.isEmpty()) {
            throw new IOException(
                    "cannot " + READ + " " + folder + ": " + String.join("; ", damages));
        }
        return true;
    }

    /// Where the run's journal lies; empty when it has none.
    private Optional<Layout> layoutOf(String runId) {
        return RunIds.isSafe(runId)
                ? layouts.stream()
                        .filter(layout -> Files.isDirectory(layout.journal(runId)))
                        .findFirst()
                : Optional.empty();
    }

    private boolean reserve(String runId) throws IOException {
        Path home = own.home(runId);
        try {
            Files.createDirectories(folder);
            if (isTaken(runId)) {
                return false;
            }
            Files.createDirectory(home);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(home)) {
                return false;
            }
            throw FileTrouble.of("create the run log", home, e);
        } catch (IOException e) {
            throw FileTrouble.of("create the run log", home, e);
        }
    }

    /// Leaves no trace of a run that could not begin, so that its id can be used when there is
    /// space again.
    private void release(String runId) {
        try {
            JournalWriter.discard(own.journal(runId));
            Files.deleteIfExists(own.home(runId));
        } catch (IOException _) {
            // the first failure is the one to tell
        }
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
        List<String> damages = new JournalReader(layout.journal(runId)).read(fold::apply);
        if (damages.isEmpty() && fold.header().isPresent()) {
            return fold.snapshot();
        }
        if (Files.exists(layout.document(runId))) {
            return readDocument(layout, runId);
        }
        if (fold.header().isPresent()) {
            return told(fold.snapshot(), damages);
        }
        if (damages.isEmpty()) {
            return nothingYet(runId);
        }
        String reason = String.join("; ", damages);
        throw new IOException("cannot " + READ + " " + layout.journal(runId) + ": " + reason);
    }

    /// A run whose id is taken, but of which nothing more is known: it is about to start, or was
    /// killed before its first event.
    private static RunLog nothingYet(String runId) {
        return new RunLog(
                runId,
                Optional.empty(),
                "",
                StepState.PENDING,
                new LinkedHashMap<>(),
                Optional.empty(),
                new LinkedHashMap<>(),
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                Optional.empty(),
                NOTHING_YET);
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
        List<RunSummary> runs = new ArrayList<>();
        for (String runId : runIds()) {
            summary(runId).ifPresent(runs::add);
        }
        runs.sort(RunSummary.NEWEST_FIRST);
        return runs;
    }

    private Set<String> runIds() throws IOException {
        Set<String> runIds = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return runIds;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path entry : entries) {
                layouts.forEach(layout -> layout.runOf(entry).ifPresent(runIds::add));
            }
            return runIds;
        } catch (DirectoryIteratorException e) {
            throw FileTrouble.of(READ, folder, new IOException(e));
        } catch (IOException e) {
            throw FileTrouble.of(READ, folder, e);
        }
    }

    @Override
    public final Optional<RunSummary> summary(String runId) {
        if (!RunIds.isSafe(runId)) {
            return Optional.empty();
        }
        for (Layout layout : layouts) {
            boolean journal = Files.isDirectory(layout.journal(runId));
            boolean document = Files.exists(layout.document(runId));
            if (journal || document) {
                return Optional.of(summary(layout, runId, journal, document));
            }
        }
        return Optional.empty();
    }

    private static RunSummary summary(
            Layout layout, String runId, boolean journal, boolean document) {
        try {
            if (!journal) {
                return RunSummary.of(runId, readDocument(layout, runId));
            }
            RunSummary told = Summaries.of(runId, JournalGlance.at(layout.journal(runId)));
            return document && told.problem().isPresent()
                    ? summary(layout, runId, false, true)
                    : told;
        } catch (IOException e) {
            return journal && document
                    ? summary(layout, runId, false, true)
                    : Summaries.damaged(runId, String.valueOf(e.getMessage()));
        }
    }

    /// The journal, and the documents before its last record: whoever is killed between the two
    /// leaves a run without an end, which can be resumed and writes them again.
    private static final class DiskWriter implements Writer {
        private final Layout layout;
        private final JournalWriter journal;

        DiskWriter(Layout layout, JournalWriter journal) {
            this.layout = layout;
            this.journal = journal;
        }

        @Override
        public void append(RunEvent event) throws IOException {
            journal.append(event);
            if (event instanceof RunEvent.RunFinished) {
                journal.finish();
            }
        }

        @Override
        public void finish(RunLog log) throws IOException {
            journal.finish();
            layout.write(log);
        }

        @Override
        public void close() throws IOException {
            journal.close();
        }
    }
}
