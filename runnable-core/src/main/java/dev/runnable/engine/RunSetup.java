package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.History;
import dev.runnable.event.RunHeader;
import dev.runnable.graph.Graph;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.TraversingExecutor;
import java.util.Map;

/// All that a run needs.
///
/// @param header the run's identity, also its initial parameters
/// @param concurrency tasks that run at once at most
/// @param history what an earlier part of this run has left
/// @param environment variables that every task gets, besides those of its step
public record RunSetup(
        RunHeader header,
        Graph graph,
        History history,
        TraversingExecutor.Session session,
        int concurrency,
        SecretSource secrets,
        Map<String, String> environment,
        EventSink events,
        AttemptOutputs outputs,
        AttemptFiles files,
        Ambience ambience) {
    public RunSetup {
        requireNonNull(header, "header");
        requireNonNull(graph, "graph");
        requireNonNull(history, "history");
        requireNonNull(session, "session");
        requireNonNull(secrets, "secrets");
        environment = Map.copyOf(environment);
        requireNonNull(events, "events");
        requireNonNull(outputs, "outputs");
        requireNonNull(files, "files");
        requireNonNull(ambience, "ambience");
    }
}
