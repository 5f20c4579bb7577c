package dev.runnable.argo.cluster;

import dev.runnable.problem.Excerpt;
import dev.runnable.spi.PlatformContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the cluster as `kubectl` does: the file that is named, those of KUBECONFIG, the usual one,
/// and in a pod its service account.
final class Connection {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int TRIES = 5;

    private final ClusterAccess access;
    private final PlatformContext context;

    Connection(ClusterAccess access, PlatformContext context) {
        this.access = access;
        this.context = context;
    }

    /// @throws dev.runnable.problem.ProblemException when there is none to be found
    Config config() {
        List<Path> files = files();
        Config config = files.isEmpty() ? ofPod() : ofFiles(files);
        access.namespace().ifPresent(config::setNamespace);
        if (config.getNamespace() == null || config.getNamespace().isEmpty()) {
            config.setNamespace("default");
        }
        // over HTTP/2 all watches and logs would share one connection, and its limit of streams
        config.setHttp2Disable(true);
        config.setRequestRetryBackoffLimit(TRIES);
        return config;
    }

    private List<Path> files() {
        if (access.kubeconfig().isPresent()) {
            Path file = context.workingDirectory().resolve(access.kubeconfig().get());
            if (!Files.isReadable(file)) {
                throw ClusterProblems.noCluster(
                        "'%s' cannot be read".formatted(access.kubeconfig().get()),
                        "Correct 'kubeconfig' of the configuration.");
            }
            return List.of(file);
        }
        return variable("KUBECONFIG")
                .map(this::listed)
                .orElseGet(() -> variable("HOME").map(Connection::usual).stream().toList())
                .stream()
                .filter(Files::isReadable)
                .toList();
    }

    private List<Path> listed(String names) {
        return Stream.of(names.split(Pattern.quote(File.pathSeparator)))
                .filter(name -> !name.isEmpty())
                .map(context.workingDirectory()::resolve)
                .toList();
    }

    private static Path usual(String home) {
        return Path.of(home, ".kube", "config");
    }

    private Config ofFiles(List<Path> files) {
        Config config = Config.empty();
        try {
            KubeConfigUtils.merge(
                    config,
                    access.context().orElse(null),
                    files.stream()
                            .map(file -> KubeConfigUtils.parseConfig(file.toFile()))
                            .toArray(io.fabric8.kubernetes.api.model.Config[]::new));
        } catch (RuntimeException e) { // of the client, or of the YAML library that it reads with
            throw ClusterProblems.noCluster(
                    "%s cannot be read: %s"
                            .formatted(
                                    files, ClusterProblems.reason(e).replaceAll("\\s*\n\\s*", " ")),
                    "Correct it; 'kubectl config view' tells what it has.");
        }
        checkContext(config, files);
        return config;
    }

    /// The library would go on with another context, or with none.
    private void checkContext(Config config, List<Path> files) {
        Optional<String> found =
                Optional.ofNullable(config.getCurrentContext()).map(it -> it.getName());
        boolean asked = access.context().isEmpty() || found.equals(access.context());
        if (found.isPresent() && asked) {
            return;
        }
        List<String> names = config.getContexts().stream().map(it -> it.getName()).toList();
        throw ClusterProblems.noCluster(
                access.context()
                        .map(name -> "%s has no context %s".formatted(files, Excerpt.quote(name)))
                        .orElseGet(() -> "%s has no current context".formatted(files)),
                names.isEmpty()
                        ? "Make one with 'kubectl config set-context'."
                        : "There are: %s. Name one of them as 'context', or choose it with 'kubectl config use-context'."
                                .formatted(String.join(", ", names)));
    }

    private Config ofPod() {
        Optional<String> host = variable("KUBERNETES_SERVICE_HOST");
        Path token = ACCOUNT.resolve("token");
        if (host.isEmpty() || !Files.isReadable(token)) {
            throw ClusterProblems.noCluster(
                    "nothing says where the cluster is",
                    "Set KUBECONFIG to the file that you use kubectl with, or 'kubeconfig' of the"
                            + " configuration.");
        }
        Config config = Config.empty();
        String name = host.get().contains(":") ? "[" + host.get() + "]" : host.get();
        config.setMasterUrl(
                "https://%s:%s/"
                        .formatted(name, variable("KUBERNETES_SERVICE_PORT").orElse("443")));
        config.setCaCertFile(ACCOUNT.resolve("ca.crt").toString());
        config.setOauthTokenProvider(() -> text(token)); // the kubelet renews it
        config.setNamespace(text(ACCOUNT.resolve("namespace")));
        return config;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(context.environment().get(name)).filter(it -> !it.isEmpty());
    }
}
