package dev.runnable.catalog;

import dev.runnable.spi.Catalog;
import java.io.IOException;
import java.nio.file.Path;

/// A file whose hash is known.
record HashedFile(Path file, KnownHashes.Hash hash) implements Catalog.Content {
    @Override
    public boolean isUnchanged() {
        try {
            return FileStamp.of(file).equals(hash.stamp());
        } catch (IOException _) {
            return false; // it is gone
        }
    }
}
