package dev.runnable.catalog;

import dev.runnable.spi.Catalog;
import java.io.IOException;
import java.nio.file.Path;

/// A file whose hash is known.
record HashedFile(Path file, KnownHashes.Hash hash) implements Catalog.Content {
    @Override
    public void checkUnchanged() throws IOException {
        if (!FileStamp.of(file).equals(hash.stamp())) {
            throw new IOException(
                    file.getFileName()
                            + " changes while it is stored; does a process in the background still"
                            + " write it?");
        }
    }
}
