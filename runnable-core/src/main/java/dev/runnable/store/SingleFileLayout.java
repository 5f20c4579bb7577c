package dev.runnable.store;

import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// `<log_folder>/<run_id>.json`, and the journal in `<run_id>.journal/`.
record SingleFileLayout(Path folder, ZoneId local) implements Layout {
    private static final String DOCUMENT = ".json";
    private static final String JOURNAL = ".journal";

    @Override
    public Path home(String runId) {
        return folder.resolve(runId + JOURNAL);
    }

    @Override
    public Path journal(String runId) {
        return home(runId);
    }

    @Override
    public Path document(String runId) {
        return folder.resolve(runId + DOCUMENT);
    }

    @Override
    public Optional<String> runOf(Path entry) {
        String name = entry.getFileName().toString();
        if (name.endsWith(DOCUMENT) && Files.isRegularFile(entry)) {
            return Optional.of(name.substring(0, name.length() - DOCUMENT.length()));
        }
        if (name.endsWith(JOURNAL) && Files.isDirectory(entry)) {
            return Optional.of(name.substring(0, name.length() - JOURNAL.length()));
        }
        return Optional.empty();
    }

    @Override
    public void write(RunLog log) throws IOException {
        AtomicFile.write(document(log.runId()), out -> RunLogJson.write(log, out));
    }

    @Override
    public RunLog read(String runId) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(document(runId)))) {
            return RunLogJson.read(in, local);
        }
    }
}
