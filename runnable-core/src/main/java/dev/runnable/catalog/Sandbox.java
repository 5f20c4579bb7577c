package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.journal.FileTrouble;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A private working directory of one attempt.
///
/// @param data where the names of files begin in it
record Sandbox(PrivateFolder place, Path data) implements AutoCloseable {
    static Sandbox make(RunFiles.Places places) throws DataException {
        try {
            PrivateFolder place = PrivateFolder.in(places.temporary(), "sandbox-");
            Path data = place.path().resolve(places.data()).normalize();
            return new Sandbox(place, Files.createDirectories(data));
        } catch (IOException e) {
            throw new DataException(
                    "cannot make a sandbox in "
                            + places.temporary()
                            + ": "
                            + FileTrouble.reason(e));
        }
    }

    Path folder() {
        return place.path();
    }

    @Override
    public void close() {
        place.close();
    }
}
