package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.RunContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The folders with source files of a run. Files of one folder share a class loader, so that they
/// see each other's classes; folders do not see each other. Thread-safe.
final class SourceFolders {
    private final RunContext context;
    private final ClassLoader libraries;
    private final Map<Path, SourceFolder> folders = new HashMap<>();

    SourceFolders(RunContext context, ClassLoader libraries) {
        this.context = context;
        this.libraries = libraries;
    }

    /// @param file an absolute path
    Class<?> find(Path file) throws TaskException {
        return folder(requireNonNull(file.getParent())).find(file);
    }

    private synchronized SourceFolder folder(Path path) {
        return folders.computeIfAbsent(path, _ -> new SourceFolder(context, libraries));
    }
}
