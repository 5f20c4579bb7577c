package dev.runnable.spi;

import java.io.IOException;
import java.nio.file.Path;

/// Where a task's objects are kept. Thread-safe.
public interface ObjectFiles {
    /// The file of an object, to be read and not to be changed.
    ///
    /// @throws IOException with a text for a person, when it is not there any more
    Path open(ObjectReference object) throws IOException, InterruptedException;

    /// A file that does not exist yet, in a private folder of the attempt, to write an object to.
    ///
    /// @param name of the object, for people who look at the file
    Path create(String name) throws IOException;

    /// Keeps what was written.
    ///
    /// @param format who can read it: `pickle`, `java` or `json`
    /// @throws IOException when it cannot be kept, with a text for a person
    ObjectReference store(String name, String format, Path file)
            throws IOException, InterruptedException;

    /// Of a run whose catalog keeps nothing: says so to whoever asks.
    ///
    /// @param catalog the type that the configuration chose
    static ObjectFiles none(String catalog) {
        return new ObjectFiles() {
            @Override
            public Path open(ObjectReference object) throws IOException {
                throw refused();
            }

            @Override
            public Path create(String name) throws IOException {
                throw refused();
            }

            @Override
            public ObjectReference store(String name, String format, Path file) throws IOException {
                throw refused();
            }

            private IOException refused() {
                return new IOException(
                        "the catalog '"
                                + catalog
                                + "' keeps no objects; choose 'file-system', or return JSON");
            }
        };
    }
}
