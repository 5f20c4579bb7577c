package dev.runnable.argo.cluster;

import dev.runnable.spi.PlatformContext;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A Kubernetes API over HTTP with a store behind it. Pods' logs and refusals are what a test says.
public final class ApiServer implements AutoCloseable {
    static final String NAMESPACE = "etl";
    private static final String LOG = "/api/v1/namespaces/" + NAMESPACE + "/pods/";

    private final Switch requests = new Switch();
    private final KubernetesMockServer server =
            new KubernetesMockServer(
                    new Context(), new MockWebServer(), new HashMap<>(), requests, false);
    private final KubernetesClient client;

    public ApiServer() {
        server.init();
        Config config = Config.empty();
        config.setMasterUrl(server.url("/"));
        config.setNamespace(NAMESPACE);
        client = new KubernetesClientBuilder().withConfig(config).build();
        make("v1", "Namespace", NAMESPACE);
    }

    /// What is answered in place of the store.
    ///
    /// @param left how often yet
    private record Refusal(
            String method, String path, int code, String message, AtomicInteger left) {}

    /// Decides who answers.
    private static final class Switch extends Dispatcher {
        private final KubernetesCrudDispatcher store = new KubernetesCrudDispatcher();
        private final Map<String, String> logs = new ConcurrentHashMap<>();
        private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getPath();
            seen.add(request.getMethod() + " " + path);
            for (Refusal refusal : refusals) {
                if (refusal.method().equals(request.getMethod())
                        && path.matches(refusal.path())
                        && take(refusal)) {
                    return refuse(refusal.code(), refusal.message());
                }
            }
            if (path.startsWith(LOG) && path.contains("/log?")) {
                String text = logs.get(path.substring(LOG.length(), path.indexOf("/log?")));
                return text == null
                        ? refuse(404, "pods not found")
                        : new MockResponse().setResponseCode(200).setBody(text);
            }
            return store.dispatch(request);
        }

        private static boolean take(Refusal refusal) {
            return refusal.left().getAndDecrement() > 0;
        }

        private static MockResponse refuse(int code, String message) {
            return new MockResponse()
                    .setResponseCode(code)
                    .setBody(
                            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
                                    .formatted(code, message.replace("\"", "\\\"")));
        }

        @Override
        public void shutdown() {
            store.shutdown();
        }
    }

    KubernetesClient client() {
        return client;
    }

    String address() {
        return server.url("/");
    }

    /// Answers with a refusal, at most so often.
    void refuse(String method, String path, int code, String message, int times) {
        requests.refusals.add(new Refusal(method, path, code, message, new AtomicInteger(times)));
    }

    public void refuse(String method, String path, int code, String message) {
        refuse(method, path, code, message, Integer.MAX_VALUE);
    }

    /// What a pod has written, each line with its time.
    public void log(String pod, String text) {
        requests.logs.put(pod, text);
    }

    /// Method and path of all that was asked.
    List<String> requests() {
        return requests.seen;
    }

    void make(String apiVersion, String kind, String name) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        resource.setMetadata(new ObjectMetaBuilder().withName(name).build());
        if (kind.equals("Namespace")) {
            client.namespaces()
                    .resource(new NamespaceBuilder().withMetadata(resource.getMetadata()).build())
                    .create();
            return;
        }
        var all =
                Kind.of(apiVersion, kind)
                        .map(known -> client.genericKubernetesResources(known.context()))
                        .orElseGet(() -> client.genericKubernetesResources(apiVersion, kind));
        all.inNamespace(NAMESPACE).resource(resource).create();
    }

    void update(Kind kind, GenericKubernetesResource resource) {
        client.genericKubernetesResources(kind.context())
                .inNamespace(NAMESPACE)
                .resource(resource)
                .update();
    }

    GenericKubernetesResource get(Kind kind, String name) {
        return client.genericKubernetesResources(kind.context())
                .inNamespace(NAMESPACE)
                .withName(name)
                .require();
    }

    List<GenericKubernetesResource> all(Kind kind) {
        return client.genericKubernetesResources(kind.context())
                .inNamespace(NAMESPACE)
                .list()
                .getItems();
    }

    /// The names of all config maps.
    public List<String> configMaps() {
        return all(Kind.CONFIG_MAP).stream().map(it -> it.getMetadata().getName()).toList();
    }

    /// A file by which `kubectl` would find it.
    public Path kubeconfig(Path folder) throws IOException {
        return kubeconfig(folder, server.url("/"), "secret");
    }

    static Path kubeconfig(Path folder, String address, String token) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: it, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: %s}}]
                contexts:
                - {name: here, context: {cluster: it, user: me, namespace: %s}}
                - {name: there, context: {cluster: it, user: me, namespace: other}}
                """
                        .formatted(address, token, NAMESPACE));
    }

    /// The client that users have.
    Cluster connect(Path folder) throws IOException {
        return connect(kubeconfig(folder), folder);
    }

    static Cluster connect(Path kubeconfig, Path folder) {
        return Cluster.connect(
                ClusterAccess.USUAL,
                new PlatformContext(
                        Map.of("KUBECONFIG", kubeconfig.toString()), folder, new Random(7)));
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
