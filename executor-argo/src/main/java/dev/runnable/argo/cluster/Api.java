package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.Optional;
import java.util.function.Supplier;

/// The resources of one namespace. Each question is asked again while the cluster has too much to
/// do or cannot be reached, a few times; then it is a problem.
final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String namespace;
    private final ClusterProblems problems;

    Api(Config config) {
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientFactory(new JdkHttpClientFactory())
                        .build();
        this.namespace = config.getNamespace();
        this.problems = new ClusterProblems(location(), namespace);
    }

    KubernetesClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    ClusterProblems problems() {
        return problems;
    }

    String location() {
        String address = client.getMasterUrl().toString();
        return "namespace '%s' of %s".formatted(namespace, address.replaceFirst("/$", ""));
    }

    NonNamespaceOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            all(Kind kind) {
        MixedOperation<
                        GenericKubernetesResource,
                        GenericKubernetesResourceList,
                        Resource<GenericKubernetesResource>>
                everywhere = client.genericKubernetesResources(kind.context());
        return everywhere.inNamespace(namespace);
    }

    Resource<GenericKubernetesResource> one(Kind kind, String name) {
        return all(kind).withName(name);
    }

    /// @return empty when there is none
    Optional<GenericKubernetesResource> find(Kind kind, String name) {
        return ask(
                "get " + kind.resource(), kind, () -> Optional.ofNullable(one(kind, name).get()));
    }

    GenericKubernetesResource create(Kind kind, GenericKubernetesResource resource) {
        return ask("create " + kind.resource(), kind, () -> creation(kind, resource));
    }

    /// As [#create], with the client's own exceptions.
    GenericKubernetesResource creation(Kind kind, GenericKubernetesResource resource) {
        return all(kind).resource(resource).create();
    }

    /// @param what is asked, as in "list workflows"
    /// @throws dev.runnable.problem.ProblemException when it is refused or nobody answers
    <T> T ask(String what, Kind kind, Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw problems.of(e, what, kind);
        }
    }

    static JsonNode json(GenericKubernetesResource resource) {
        return JSON.valueToTree(resource);
    }

    static GenericKubernetesResource resource(JsonNode document) {
        return JSON.convertValue(document, GenericKubernetesResource.class);
    }

    static WorkflowView view(GenericKubernetesResource workflow) {
        return new WorkflowView(json(workflow));
    }

    @Override
    public void close() {
        client.close();
    }
}
