package dev.runnable.spi;

import dev.runnable.event.RunEvent;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps run logs. Thread-safe, and safe for several processes where it says so.
public interface RunLogStore {
    /// The `type` by which a configuration chooses it.
    String type();

    /// Where a person finds the run's log, for instance a folder; for messages only.
    String location(String runId);

    /// Whether other processes see what this one writes, and the other way round, while a run goes
    /// on.
    default boolean isShared() {
        return false;
    }

    /// Takes `runId` for a new run, atomically: of two who ask, one gets it.
    ///
    /// @return empty when a run of this id exists already
    /// @throws IOException when the store cannot be written, with a text for a person
    Optional<Writer> create(String runId) throws IOException;

    /// Takes a run that exists, to go on with it: of two who ask at once, one gets it. What the
    /// writer appends comes after all that was recorded before.
    ///
    /// @param takeOver goes on though another process may still write the run, where that cannot be
    ///   told from here
    /// @return empty when there is no such run, or when another process may still write it
    /// @throws IOException when the store cannot be written, with a text for a person
    Optional<Writer> resume(String runId, boolean takeOver) throws IOException;

    /// Adds to a run from a process that is a part of it, beside the process that runs it.
    ///
    /// @return empty when there is no such run
    /// @throws IOException when the store cannot be written, with a text for a person
    Optional<Writer> join(String runId) throws IOException;

    /// Tells all that was recorded of a run until now, in order.
    ///
    /// @return whether there is a record of single events: of runs that others wrote there may be
    ///   documents only
    /// @throws IOException when it cannot be read, or a part of it is damaged
    boolean replay(String runId, Consumer<RunEvent> events) throws IOException;

    /// The log as it is at this instant, also while the run goes on elsewhere.
    ///
    /// @return empty when there is no such run
    /// @throws IOException when the log is there but cannot be read
    Optional<RunLog> read(String runId) throws IOException;

    /// All runs, the newest first. A run whose log is damaged is listed with what can be told.
    List<RunSummary> list() throws IOException;

    /// One run as in the list.
    ///
    /// @return empty when there is no such run
    default Optional<RunSummary> summary(String runId) throws IOException {
        return list().stream().filter(run -> run.runId().equals(runId)).findFirst();
    }

    /// Writes the log of one run. Used by one thread at a time.
    interface Writer extends AutoCloseable {
        /// Stores an event. When it returns, the event survives the death of this process, and the
        /// run's last event a power loss too.
        ///
        /// @throws IOException when it could not be stored; nothing more can be appended then
        void append(RunEvent event) throws IOException;

        /// Completes the log: what was appended survives a power loss, and other forms of the log
        /// are written. Called once, before the run's last event is appended, so that a run that
        /// has its end has all of its log.
        ///
        /// @param log the fold of all events, the last one included
        void finish(RunLog log) throws IOException;

        /// Frees what is open. Does not end the log.
        @Override
        void close() throws IOException;
    }
}
