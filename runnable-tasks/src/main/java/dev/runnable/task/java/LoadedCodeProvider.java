package dev.runnable.task.java;

import dev.runnable.spi.UserCodeProvider;
import java.nio.file.Path;
import java.util.List;

/// Loads users' classes as Java tasks do.
public final class LoadedCodeProvider implements UserCodeProvider {
    @Override
    public Loaded open(Path workingDirectory, List<Path> classpath) {
        return new LoadedCode(workingDirectory, classpath);
    }
}
