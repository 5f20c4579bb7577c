package dev.runnable.store;

import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLogJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `<log_folder>/<run_id>/` with `RunLog.json`, a `BranchLog-<internal name>.json` for each branch,
/// and the journal in `journal/`.
record ChunkedLayout(Path folder, ZoneId local) implements Layout {
    private static final String DOCUMENT = "RunLog.json";
    private static final String JOURNAL = "journal";

    @Override
    public Path home(String runId) {
        return folder.resolve(runId);
    }

    @Override
    public Path journal(String runId) {
        return home(runId).resolve(JOURNAL);
    }

    @Override
    public Path document(String runId) {
        return home(runId).resolve(DOCUMENT);
    }

    @Override
    public Optional<String> runOf(Path entry) {
        return Files.isDirectory(entry.resolve(JOURNAL))
                        || Files.isRegularFile(entry.resolve(DOCUMENT))
                ? Optional.of(entry.getFileName().toString())
                : Optional.empty();
    }

    @Override
    public void write(RunLog log) throws IOException {
        Chunks chunks = Chunks.split(log);
        AtomicFile.writeAll(
                home(log.runId()),
                chunks.branches(),
                Chunks::fileName,
                branch -> out -> RunLogJson.writeBranch(branch, out));
        AtomicFile.write(document(log.runId()), out -> RunLogJson.write(chunks.root(), out));
    }

    @Override
    public RunLog read(String runId) throws IOException {
        RunLog root;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(document(runId)))) {
            root = RunLogJson.read(in, local);
        }
        List<BranchLog> branches = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(home(runId), Chunks.FILE_NAMES)) {
            for (Path file : files) {
                branches.add(branch(file));
            }
        }
        return new Chunks(root, branches).join();
    }

    private BranchLog branch(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return RunLogJson.readBranch(in, local);
        }
    }
}
