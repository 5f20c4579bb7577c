package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// A program that puts a file into a catalog again and again under other names, and says so.
final class Putter {
    private Putter() {}

    /// Its arguments: the catalog, the file, the run, how often.
    public static void main(String[] args) throws IOException, InterruptedException {
        Path location = Path.of(args[0]);
        FileCatalog catalog =
                new FileCatalog(location, Long.toString(ProcessHandle.current().pid(), 36));
        KnownHashes hashes = new KnownHashes(location.resolve(".hashes"), InstantSource.system());
        Path file = Path.of(args[1]);
        System.out.println("begins");
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            put(catalog, file, hashes.of(file), args[2] + "/f" + i);
        }
    }

    static DataFile put(FileCatalog catalog, Path file, KnownHashes.Hash hash, String place)
            throws IOException {
        DataFile data = data(file, hash, place);
        catalog.put(data, new HashedFile(file, hash));
        return data;
    }

    static DataFile data(Path file, KnownHashes.Hash hash, String place) {
        return new DataFile(
                place.substring(place.indexOf('/') + 1),
                hash.sha256(),
                hash.stamp().size(),
                place,
                "s",
                true,
                Files.isExecutable(file),
                false);
    }
}
