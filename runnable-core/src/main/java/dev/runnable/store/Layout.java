package dev.runnable.store;

import dev.runnable.runlog.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the files of a run lie in a log folder, and which documents are written when it ends.
sealed interface Layout permits SingleFileLayout, ChunkedLayout {
    /// The folder whose creation takes the run id.
    Path home(String runId);

    /// The folder of the journal: the home or below it.
    Path journal(String runId);

    /// The document that is there when a run of the original, or of ours, has ended.
    Path document(String runId);

    /// The run that this entry of the log folder belongs to.
    Optional<String> runOf(Path entry);

    void write(RunLog log) throws IOException;

    /// Reads the documents.
    RunLog read(String runId) throws IOException;
}
