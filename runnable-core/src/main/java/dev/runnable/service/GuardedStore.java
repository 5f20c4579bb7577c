package dev.runnable.service;

import dev.runnable.event.RunEvent;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A store of others. What it throws unexpectedly is a failure to store.
public record GuardedStore(RunLogStore store, Guard guard) implements RunLogStore {
    public static RunLogStore around(Providers.Made<RunLogStoreProvider, RunLogStore> made) {
        return made.by().builtIn()
                ? made.service()
                : new GuardedStore(
                        made.service(), Guard.of("run log store", made.by().type(), made.by()));
    }

    @Override
    public String type() {
        return store.type();
    }

    @Override
    public String location(String runId) {
        return store.location(runId);
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public List<Path> folders() {
        return store.folders();
    }

    @Override
    public Optional<Writer> create(String runId) throws IOException {
        return guard.ask(() -> store.create(runId)).map(this::guarded);
    }

    @Override
    public Optional<Writer> resume(String runId, boolean takeOver) throws IOException {
        return guard.ask(() -> store.resume(runId, takeOver)).map(this::guarded);
    }

    @Override
    public Optional<Writer> join(String runId) throws IOException {
        return guard.ask(() -> store.join(runId)).map(this::guarded);
    }

    private Writer guarded(Writer writer) {
        return new GuardedWriter(writer, guard);
    }

    /// Who is told of the events may throw for reasons of its own.
    @Override
    public boolean replay(String runId, Consumer<RunEvent> events) throws IOException {
        List<RunEvent> all = new ArrayList<>();
        boolean single = guard.ask(() -> store.replay(runId, all::add));
        all.forEach(events);
        return single;
    }

    @Override
    public Optional<RunLog> read(String runId) throws IOException {
        return guard.ask(() -> store.read(runId));
    }

    @Override
    public List<RunSummary> list() throws IOException {
        return guard.ask(store::list);
    }

    @Override
    public Optional<RunSummary> summary(String runId) throws IOException {
        return guard.ask(() -> store.summary(runId));
    }

    private record GuardedWriter(Writer writer, Guard guard) implements Writer {
        @Override
        public void append(RunEvent event) throws IOException {
            guard.tell(() -> writer.append(event));
        }

        @Override
        public void finish(RunLog log) throws IOException {
            guard.tell(() -> writer.finish(log));
        }

        @Override
        public void close() throws IOException {
            guard.tell(writer::close);
        }
    }
}
