package dev.runnable.store;

import dev.runnable.event.RunEvent;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps run logs in memory, until the process ends.
public final class BufferedRunLogStore implements RunLogStore {
    private final Map<String, MemoryLog> logs = new LinkedHashMap<>();

    @Override
    public String type() {
        return "buffered";
    }

    @Override
    public String location(String runId) {
        return "memory";
    }

    @Override
    public Optional<Writer> create(String runId) {
        synchronized (logs) {
            MemoryLog log = new MemoryLog();
            return logs.putIfAbsent(runId, log) == null
                    ? Optional.of(log.open())
                    : Optional.empty();
        }
    }

    @Override
    public Optional<Writer> resume(String runId, boolean takeOver) {
        return find(runId).flatMap(log -> log.take(takeOver));
    }

    @Override
    public Optional<Writer> join(String runId) {
        return find(runId).map(MemoryLog::open);
    }

    @Override
    public boolean replay(String runId, Consumer<RunEvent> events) {
        Optional<MemoryLog> log = find(runId);
        log.ifPresent(it -> it.copy().forEach(events));
        return log.isPresent();
    }

    @Override
    public Optional<RunLog> read(String runId) {
        return find(runId).flatMap(MemoryLog::read);
    }

    @Override
    public List<RunSummary> list() {
        List<RunSummary> runs = new ArrayList<>();
        synchronized (logs) {
            for (MemoryLog log : logs.values()) {
                log.read().map(it -> RunSummary.of(it.runId(), it)).ifPresent(runs::add);
            }
        }
        runs.sort(RunSummary.NEWEST_FIRST);
        return runs;
    }

    private Optional<MemoryLog> find(String runId) {
        synchronized (logs) {
            return Optional.ofNullable(logs.get(runId));
        }
    }

    /// The events of one run.
    private static final class MemoryLog {
        private final List<RunEvent> events = new ArrayList<>();
        private int writers;

        synchronized Writer open() {
            writers++;
            return new MemoryWriter(this);
        }

        synchronized Optional<Writer> take(boolean takeOver) {
            return writers > 0 && !takeOver ? Optional.empty() : Optional.of(open());
        }

        synchronized void closed() {
            writers--;
        }

        synchronized void append(RunEvent event) {
            events.add(event);
        }

        synchronized List<RunEvent> copy() {
            return List.copyOf(events);
        }

        Optional<RunLog> read() {
            RunLogFold fold = new RunLogFold();
            copy().forEach(fold::apply);
            return fold.header().map(_ -> fold.snapshot());
        }
    }

    private static final class MemoryWriter implements Writer {
        private final MemoryLog log;
        private boolean closed;

        MemoryWriter(MemoryLog log) {
            this.log = log;
        }

        @Override
        public void append(RunEvent event) {
            log.append(event);
        }

        @Override
        public void finish(RunLog complete) {
            // what was appended is all there is
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                log.closed();
            }
        }
    }
}
