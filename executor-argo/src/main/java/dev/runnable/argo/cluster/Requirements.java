package dev.runnable.argo.cluster;

import dev.runnable.argo.cluster.References.Reference;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Looks whether everything is there that the documents refer to, before anything is made. What the
/// user may not look at counts as there: the pods may see it.
final class Requirements {
    private final KubernetesClient client;
    private final String namespace;
    private final ClusterProblems words;
    private final Problems problems = new Problems();

    Requirements(Api api) {
        this.client = api.client();
        this.namespace = api.namespace();
        this.words = api.problems();
    }

    /// @throws dev.runnable.problem.ProblemException with all that is missing
    void check(Documents documents) {
        if (isMissing(() -> client.namespaces().withName(namespace).get())) {
            problems.add(words.noNamespace(namespace));
            problems.throwIfFailed();
        }
        Set<Reference> references = new LinkedHashSet<>(References.of(documents.main().json()));
        documents.needed().forEach(it -> references.addAll(References.of(it.json())));
        for (Documents.Document own : documents.needed()) {
            references.removeIf(
                    it -> it.type() == References.Type.CONFIG_MAP && it.name().equals(own.name()));
        }
        references.forEach(this::check);
        problems.throwIfFailed();
    }

    private void check(Reference reference) {
        String name = reference.name();
        switch (reference.type()) {
            case CLAIM -> {
                if (isMissing(
                        () ->
                                client.persistentVolumeClaims()
                                        .inNamespace(namespace)
                                        .withName(name)
                                        .get())) {
                    problems.add(noClaim(name));
                }
            }
            case SECRET -> checkSecret(reference);
            case CONFIG_MAP -> {
                if (isMissing(
                        () -> client.configMaps().inNamespace(namespace).withName(name).get())) {
                    problems.add(
                            words.noResource(
                                    "ConfigMap",
                                    name,
                                    "kubectl create configmap %s -n %s --from-file=KEY=FILE"
                                            .formatted(name, namespace)));
                }
            }
            case ACCOUNT -> {
                if (isMissing(
                        () ->
                                client.serviceAccounts()
                                        .inNamespace(namespace)
                                        .withName(name)
                                        .get())) {
                    problems.add(noAccount(name));
                }
            }
        }
    }

    private void checkSecret(Reference reference) {
        Found<Secret> secret =
                look(() ->
                        client.secrets().inNamespace(namespace).withName(reference.name()).get());
        boolean lacksKey =
                secret.value()
                        .filter(_ -> !reference.key().isEmpty())
                        .map(it -> Optional.ofNullable(it.getData()).orElse(Map.of()))
                        .map(data -> !data.containsKey(reference.key()))
                        .orElse(false);
        String key = reference.key().isEmpty() ? "KEY" : reference.key();
        if (secret.isMissing()) {
            problems.add(
                    words.noResource(
                            "secret",
                            reference.name(),
                            "kubectl create secret generic %s -n %s --from-literal=%s=VALUE"
                                    .formatted(reference.name(), namespace, key)));
        } else if (lacksKey) {
            problems.add(
                    words.noResource(
                            "key '%s' of the secret".formatted(key),
                            reference.name(),
                            "kubectl patch secret %s -n %s -p '{\"stringData\":{\"%s\":\"VALUE\"}}'"
                                    .formatted(reference.name(), namespace, key)));
        }
    }

    private Problem noClaim(String name) {
        return words.noResource(
                "persistent volume claim",
                name,
                """
                kubectl apply -n %s -f - <<'END'
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: %s}
                spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 10Gi}}}
                END
                All pods of a run share it: ReadWriteOnce is enough only where they are on one machine\
                """
                        .formatted(namespace, name));
    }

    private Problem noAccount(String name) {
        return words.noResource(
                "service account",
                name,
                ("kubectl create serviceaccount %1$s -n %2$s && kubectl create role %1$s -n %2$s"
                                + " --verb=create,patch --resource=workflowtaskresults.argoproj.io"
                                + " && kubectl create rolebinding %1$s -n %2$s --role=%1$s"
                                + " --serviceaccount=%2$s:%1$s")
                        .formatted(name, namespace));
    }

    private static boolean isMissing(Supplier<? extends HasMetadata> question) {
        return look(question).isMissing();
    }

    /// @param isMissing whether it is known not to be there
    private record Found<T>(Optional<T> value, boolean isMissing) {}

    private static <T extends HasMetadata> Found<T> look(Supplier<T> question) {
        try {
            Optional<T> there = Optional.ofNullable(question.get());
            return new Found<>(there, there.isEmpty());
        } catch (KubernetesClientException _) {
            return new Found<>(Optional.empty(), false);
        }
    }
}
