package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import dev.runnable.graph.PathSegment;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import dev.runnable.spi.Serializer;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Objects of one attempt as files of the catalog. They stand where the files of the step's branch
/// do.
final class StoredObjects implements ObjectFiles {
    private final RunFiles run;
    private final String place;
    private @Nullable PrivateFolder scratch;

    /// @param place of the branch in the catalog
    StoredObjects(RunFiles run, String place) {
        this.run = run;
        this.place = place;
    }

    @Override
    public Path open(ObjectReference object) throws IOException {
        return run.catalog.read(object.sha256());
    }

    @Override
    public synchronized Path create(String name) throws IOException {
        if (scratch == null) {
            scratch = PrivateFolder.in(run.places.temporary(), "objects-");
        }
        return Files.createTempFile(scratch.path(), "", ".object");
    }

    @Override
    public ObjectReference store(String name, String format, Path file)
            throws IOException, InterruptedException {
        KnownHashes.Hash hash = run.hashes.of(file);
        String fileName = PathSegment.of(name) + extension(format);
        DataFile data =
                new DataFile(
                        fileName,
                        hash.sha256(),
                        hash.stamp().size(),
                        place + "/" + fileName,
                        "",
                        true,
                        false,
                        false);
        run.catalog.put(data, new HashedFile(file, hash));
        return new ObjectReference(name, format, hash.sha256());
    }

    @Override
    public Optional<Serializer> serializer() {
        return run.places.objects().serializer();
    }

    private String extension(String format) {
        return format.equals("pickle") ? run.places.objects().pickleExtension() : "." + format;
    }

    void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
