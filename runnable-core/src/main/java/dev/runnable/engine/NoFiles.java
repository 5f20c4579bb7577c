package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.spi.ObjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Gets nothing and keeps nothing.
record NoFiles(ObjectFiles objects) implements AttemptFiles.Open {
    @Override
    public List<DataEntry> get() {
        return List.of();
    }

    @Override
    public Optional<Path> workingDirectory() {
        return Optional.empty();
    }

    @Override
    public AttemptFiles.Put put(boolean succeeded) {
        return new AttemptFiles.Put(List.of(), List.of());
    }

    @Override
    public String explain(String error) {
        return error;
    }

    @Override
    public void close() {}
}
