package dev.runnable.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/// Commons Exec's executor for one process, which it gets as a [Child]. Differs in how it starts
/// it: the environment is exactly the command's, also when it is empty, and its input is empty.
final class ChildExecutor extends DefaultExecutor {
    /// Starts the process, and tells the stream handler of it.
    @FunctionalInterface
    interface Launch {
        Child start() throws IOException;
    }

    private final Launch launch;
    private @Nullable Child child;

    /// The builder that replaces the deprecated constructor makes no subclasses.
    @SuppressWarnings("deprecation")
    ChildExecutor(Path directory, ExecuteStreamHandler streams, Launch launch) {
        this.launch = launch;
        setStreamHandler(streams);
        setWorkingDirectory(directory.toFile());
    }

    /// Every exit code is a result here.
    @Override
    public boolean isFailure(int exitValue) {
        return false;
    }

    boolean wasInterrupted() {
        return child != null && child.wasInterrupted();
    }

    @Override
    protected Process launch(CommandLine line, Map<String, String> unused, Path directory)
            throws IOException {
        // the command line itself has trimmed its arguments
        Child started = launch.start();
        child = started;
        return started;
    }
}
