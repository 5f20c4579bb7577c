package dev.runnable.spi;

import dev.runnable.data.DataFile;
import java.io.IOException;
import java.nio.file.Path;

/// Keeps the content of files that steps hand to each other, and of objects. Which step sees which
/// file is not its business. Thread-safe, and safe for several processes and runs at once.
public interface Catalog {
    /// The `type` by which a configuration chooses it.
    String type();

    /// Keeps a file's content under its hash, and makes it visible at [DataFile#place()] for people
    /// and tools. What is there already under the same hash is not stored again. What happens to
    /// the file afterwards must not change what is kept.
    ///
    /// @throws IOException when it cannot be kept, with a text for a person
    void put(DataFile file, Content content) throws IOException;

    /// Makes a file of its own with the kept content, which its owner may change. A file that was
    /// there is replaced, at once and whole; its folder exists.
    ///
    /// @throws java.nio.file.NoSuchFileException when the content is not there any more, with its
    ///   place in the catalog
    /// @throws IOException when it cannot be written, with a text for a person
    void get(DataFile file, Path target) throws IOException;

    /// A file with the kept content, to be read and not to be changed.
    ///
    /// @throws IOException when it is not there any more, with a text for a person
    Path read(String sha256) throws IOException;

    /// Where the console output of a run's attempts is kept.
    ExecutionLogs executionLogs(String runId);

    /// A file that is to be kept.
    interface Content {
        Path file();

        /// Asked after the content was read: is it still what was hashed? What has changed since
        /// must not be kept.
        boolean isUnchanged();
    }
}
