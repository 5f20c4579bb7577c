package dev.runnable.service;

import dev.runnable.data.DataFile;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A catalog of others. What it throws unexpectedly is a failure to keep or to find.
public record GuardedCatalog(Catalog catalog, Guard guard) implements Catalog {
    public static Catalog around(Providers.Made<CatalogProvider, Catalog> made) {
        return made.by().builtIn()
                ? made.service()
                : new GuardedCatalog(
                        made.service(), Guard.of("catalog", made.by().type(), made.by()));
    }

    @Override
    public String type() {
        return catalog.type();
    }

    @Override
    public boolean isShared() {
        return catalog.isShared();
    }

    @Override
    public List<Path> folders() {
        return catalog.folders();
    }

    @Override
    public void put(DataFile file, Content content) throws IOException {
        guard.tell(() -> catalog.put(file, content));
    }

    @Override
    public void get(DataFile file, Path target) throws IOException {
        guard.tell(() -> catalog.get(file, target));
    }

    @Override
    public Path read(String sha256) throws IOException {
        return guard.ask(() -> catalog.read(sha256));
    }

    @Override
    public ExecutionLogs executionLogs(String runId) {
        return new GuardedLogs(runId, this);
    }

    /// Opening one cannot fail, so that it fails with the first line.
    private record GuardedLogs(String runId, GuardedCatalog of) implements ExecutionLogs {
        @Override
        public Log open(StepPath step, int attempt) {
            try {
                Log log = of.guard.ask(() -> of.catalog.executionLogs(runId).open(step, attempt));
                return new GuardedLog(log, of.guard);
            } catch (IOException e) {
                return new Broken(e);
            }
        }
    }

    private record GuardedLog(ExecutionLogs.Log log, Guard guard) implements ExecutionLogs.Log {
        @Override
        public void line(String line) throws IOException {
            guard.tell(() -> log.line(line));
        }

        @Override
        public void close() throws IOException {
            guard.tell(log::close);
        }
    }

    private record Broken(IOException why) implements ExecutionLogs.Log {
        @Override
        public void line(String line) throws IOException {
            throw why;
        }

        @Override
        public void close() throws IOException {
            throw why;
        }
    }
}
