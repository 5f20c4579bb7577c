package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.argo.cluster.Documents.Document;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a run needs besides itself: made before it, and deleted by Kubernetes with the last run
/// that needs it.
final class Needed {
    private static final int CONFLICT = 409;
    private static final int TRIES = 10;

    private final Api api;
    private final List<Document> documents;
    private final List<Document> made = new ArrayList<>();

    Needed(Api api, List<Document> documents) {
        this.api = api;
        this.documents = documents;
    }

    void make() {
        documents.forEach(this::make);
    }

    private void make(Document document) {
        Optional<GenericKubernetesResource> there = api.find(document.kind(), document.name());
        if (there.isEmpty()) {
            api.ask(
                    "create " + document.kind().resource(),
                    document.kind(),
                    () -> createUnlessThere(document));
            return;
        }
        checkSame(document, there.get());
    }

    private GenericKubernetesResource createUnlessThere(Document document) {
        try {
            GenericKubernetesResource resource =
                    api.creation(document.kind(), Api.resource(document.json()));
            made.add(document);
            return resource;
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
            GenericKubernetesResource other =
                    api.find(document.kind(), document.name()).orElseThrow(() -> e);
            checkSame(document, other);
            return other;
        }
    }

    private static void checkSame(Document document, GenericKubernetesResource there) {
        JsonNode other = Api.json(there);
        for (String part : List.of("data", "binaryData", "spec")) {
            if (!document.json().path(part).equals(other.path(part))) {
                throw new ProblemException(
                        Problem.error(
                                        ProblemCode.CLUSTER_REFUSES,
                                        ClusterProblems.PLACE,
                                        "there is a %s '%s' already, and its '%s' is another one"
                                                .formatted(
                                                        document.kind().text(),
                                                        document.name(),
                                                        part))
                                .withHint(
                                        "Its name is made of its content: somebody has changed it."
                                                + " Look at it, then delete it."));
            }
        }
    }

    /// Does what comes after, and where that fails removes again what was made for it.
    <T> T undoneUnless(Supplier<T> next) {
        try {
            return next.get();
        } catch (ProblemException e) {
            made.forEach(this::remove);
            throw e;
        }
    }

    private void remove(Document document) {
        try {
            api.one(document.kind(), document.name()).delete();
        } catch (KubernetesClientException _) { // a later submission finds it, and uses it
        }
    }

    /// Lets Kubernetes delete them with their owner.
    ///
    /// @return what the user should know
    List<String> own(GenericKubernetesResource owner) {
        List<String> notes = new ArrayList<>();
        OwnerReference reference =
                new OwnerReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(owner.getMetadata().getName())
                        .withUid(owner.getMetadata().getUid())
                        .build();
        for (Document document : documents) {
            own(document, reference)
                    .ifPresent(reason ->
                            notes.add(
                                    "The %s '%s' stays when its runs are deleted: %s."
                                            .formatted(
                                                    document.kind().text(),
                                                    document.name(),
                                                    reason)));
        }
        return notes;
    }

    /// @return why not
    private Optional<String> own(Document document, OwnerReference owner) {
        for (int i = 0; i < TRIES; i++) {
            try {
                update(document, owner);
                return Optional.empty();
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT) {
                    return Optional.of(ClusterProblems.message(e));
                }
            }
        }
        return Optional.of("others keep changing it");
    }

    /// With the version that was read, so that of two who own it at once none is lost.
    private void update(Document document, OwnerReference owner) {
        GenericKubernetesResource resource = api.one(document.kind(), document.name()).require();
        List<OwnerReference> owners = new ArrayList<>(resource.getMetadata().getOwnerReferences());
        owners.removeIf(it -> it.getUid().equals(owner.getUid()));
        owners.add(owner);
        resource.getMetadata().setOwnerReferences(owners);
        api.all(document.kind()).resource(resource).update();
    }
}
