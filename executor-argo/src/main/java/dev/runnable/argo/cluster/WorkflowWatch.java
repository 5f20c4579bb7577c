package dev.runnable.argo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Watches one workflow for as long as wanted. The client's informer connects again, asks for
/// everything anew when the cluster has forgotten where we were (410), and renews credentials.
final class WorkflowWatch implements AutoCloseable {
    /// What no waiting heals.
    private static final Set<Integer> FINAL = Set.of(401, 403, 404);

    private final Api api;
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    /// @param observations gets what is seen, from threads of the client
    WorkflowWatch(Api api, String name, Consumer<Observation> observations) {
        this.api = api;
        this.informer = api.one(Kind.WORKFLOW, name).runnableInformer(0);
        informer.addEventHandler(new Handler(observations));
        informer.exceptionHandler((_, failure) -> goesOn(failure, observations));
        informer.start();
    }

    /// Whether there is a connection.
    boolean isConnected() {
        return informer.isWatching();
    }

    private boolean goesOn(Throwable failure, Consumer<Observation> observations) {
        Optional<KubernetesClientException> refusal = refusal(failure);
        if (refusal.isPresent() && FINAL.contains(refusal.get().getCode())) {
            observations.accept(
                    new Observation.Refused(
                            api.problems()
                                    .of(
                                            refusal.get(),
                                            "watch " + Kind.WORKFLOW.resource(),
                                            Kind.WORKFLOW)));
            return false;
        }
        observations.accept(
                new Observation.Lost(
                        refusal.filter(ClusterProblems::isAnswer)
                                .map(it -> it.getCode() + ": " + ClusterProblems.message(it))
                                .orElseGet(() -> ClusterProblems.reason(failure))));
        return true;
    }

    private static Optional<KubernetesClientException> refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof KubernetesClientException refusal) {
                return Optional.of(refusal);
            }
            cause =
                    cause instanceof WatcherException watch
                            ? watch.asClientException()
                            : cause.getCause();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        informer.stop();
    }

    private record Handler(Consumer<Observation> observations)
            implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource workflow) {
            observations.accept(new Observation.Seen(Api.view(workflow)));
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            onAdd(now);
        }

        @Override
        public void onDelete(GenericKubernetesResource workflow, boolean stateUnknown) {
            observations.accept(new Observation.Deleted());
        }
    }
}
