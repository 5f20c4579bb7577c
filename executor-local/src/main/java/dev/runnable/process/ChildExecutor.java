package dev.runnable.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.jspecify.annotations.Nullable;

/// Commons Exec's executor for one process, which it gets as a [Child]. Differs in how it starts
/// it: the environment is exactly the command's, also when it is empty, and its input is empty.
final class ChildExecutor extends DefaultExecutor {
    private final Command command;
    private final ProcessMark mark;
    private final OutputReader reader;
    private @Nullable Child child;

    /// The builder that replaces the deprecated constructor makes no subclasses.
    @SuppressWarnings("deprecation")
    ChildExecutor(Command command, ProcessMark mark, OutputReader reader) {
        this.command = command;
        this.mark = mark;
        this.reader = reader;
        setStreamHandler(reader);
        setWorkingDirectory(command.directory().toFile());
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
        Child started = new Child(command.marked(mark).start(), mark);
        reader.reads(started);
        child = started;
        return started;
    }
}
