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
            return logs.putIfAbsent(runId, log) == null ? Optional.of(log) : Optional.empty();
        }
    }

    @Override
    public Optional<RunLog> read(String runId) {
        synchronized (logs) {
            return Optional.ofNullable(logs.get(runId)).flatMap(MemoryLog::read);
        }
    }

    @Override
    public List<RunSummary> list() {
        List<RunSummary> runs = new ArrayList<>();
        synchronized (logs) {
            for (MemoryLog log : logs.values()) {
                log.read().map(it -> Summaries.of(it)).ifPresent(runs::add);
            }
        }
        runs.sort(Summaries.NEWEST_FIRST);
        return runs;
    }

    /// The log of one run.
    private static final class MemoryLog implements Writer {
        private final RunLogFold fold = new RunLogFold();

        synchronized Optional<RunLog> read() {
            return fold.header().map(_ -> fold.snapshot());
        }

        @Override
        public synchronized void append(RunEvent event) {
            fold.apply(event);
        }

        @Override
        public void finish(RunLog log) {
            // what was appended is all there is
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
