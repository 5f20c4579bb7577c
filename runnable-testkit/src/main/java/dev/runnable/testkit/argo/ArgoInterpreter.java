package dev.runnable.testkit.argo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Runs a document as Argo would.
///
/// A run throws an [ArgoException] when the workflow would never end (a reference that is never
/// resolved, a task that nothing leads to), when a secret, claim or ConfigMap is missing, and when
/// a `{{…}}` is left in a pod. What a [PodRunner] throws is thrown on.
public final class ArgoInterpreter {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ArgoDocument document;
    private final Cluster cluster;
    private final PodRunner runner;
    private final Schedule schedule;
    private final OptionalInt stopAfter;

    public ArgoInterpreter(
            ArgoDocument document, Cluster cluster, PodRunner runner, Schedule schedule) {
        this(document, cluster, runner, schedule, OptionalInt.empty());
    }

    private ArgoInterpreter(
            ArgoDocument document,
            Cluster cluster,
            PodRunner runner,
            Schedule schedule,
            OptionalInt stopAfter) {
        this.document = document;
        this.cluster = cluster.with(document.configMaps());
        this.runner = runner;
        this.schedule = schedule;
        this.stopAfter = stopAfter;
    }

    /// The same, but `argo stop` is called when so many pods have ended: pods of the main part are
    /// killed and only the exit handler runs.
    public ArgoInterpreter stoppingAfter(int pods) {
        return new ArgoInterpreter(document, cluster, runner, schedule, OptionalInt.of(pods));
    }

    /// Submits it.
    ///
    /// @param arguments values of parameters that the spec declares
    public Execution run(Map<String, String> arguments) {
        String name = name("");
        String uid = uid(name);
        return run(state(name, uid, arguments), uid, arguments);
    }

    /// `argo retry`: what failed is run again, what succeeded is kept.
    public Execution retry(Execution failed) {
        State state = state(failed.name(), failed.uid(), failed.arguments());
        new Retry(failed).nodes(state.nodes.now).forEach(state.nodes::keep);
        return run(state, failed.uid(), failed.arguments());
    }

    /// `argo resubmit --memoized`: a new workflow in which pods that succeeded are skipped.
    public Execution resubmitMemoized(Execution failed) {
        String name = name(failed.name() + "-");
        String uid = uid(name);
        State state = state(name, uid, failed.arguments());
        new Resubmission(failed, name).nodes(state.nodes.now).forEach(state.nodes::keep);
        return run(state, uid, failed.arguments());
    }

    private Execution run(State state, String uid, Map<String, String> arguments) {
        var driver = new Driver(state, runner, stopAfter);
        switch (schedule) {
            case Schedule.Sequential sequential -> driver.run(sequential.seed());
            case Schedule.Concurrent concurrent -> driver.runConcurrently(concurrent.most());
        }
        return new Execution(
                state.name,
                uid,
                state.end.orElseThrow(),
                state.message,
                Map.copyOf(arguments),
                state.nodes.all(),
                driver.pods(),
                state.nodes.mostPods(),
                Map.copyOf(state.nodes.mostOfTemplate()));
    }

    private State state(String name, String uid, Map<String, String> arguments) {
        Map<String, String> globals =
                Globals.of(
                        document.plan(),
                        document.kind(),
                        name,
                        uid,
                        cluster.namespace(),
                        START,
                        arguments);
        return new State(document.plan(), cluster, name, globals, START);
    }

    /// @param resubmitted the beginning of the new name; empty for the first
    private String name(String resubmitted) {
        var metadata = document.plan().metadata();
        String number = "%05d".formatted(cluster.memory().nextPod());
        if (!resubmitted.isEmpty()) {
            return resubmitted + number;
        }
        return Optional.of(metadata.path("name").asText())
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> metadata.path("generateName").asText() + number);
    }

    private String uid(String name) {
        String seed = name + cluster.memory().nextPod();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
