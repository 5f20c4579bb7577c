package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The catalog of those who want none. Files stay where steps make them.
public final class KeepsNothing implements Catalog {
    /// The `type` of a configuration.
    public static final String TYPE = "do-nothing";

    @Override
    public String type() {
        return TYPE;
    }

    /// What nobody keeps, all see alike.
    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void put(DataFile file, Content content) {
        // as its name says
    }

    @Override
    public void get(DataFile file, Path target) throws IOException {
        throw new NoSuchFileException(file.place());
    }

    @Override
    public Path read(String sha256) throws IOException {
        throw new NoSuchFileException(sha256);
    }

    @Override
    public ExecutionLogs executionLogs(String runId) {
        return new Silence();
    }

    private record Silence() implements ExecutionLogs {
        @Override
        public Log open(StepPath step, int attempt) {
            return new Log() {
                @Override
                public void line(String line) {}

                @Override
                public void close() {}
            };
        }
    }
}
