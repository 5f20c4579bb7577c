package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.journal.FileTrouble;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;

/// A private working directory of one attempt.
record Sandbox(PrivateFolder place) implements AutoCloseable {
    static Sandbox make(RunFiles.Places places) throws DataException {
        try {
            return new Sandbox(PrivateFolder.in(places.temporary(), "sandbox-"));
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
