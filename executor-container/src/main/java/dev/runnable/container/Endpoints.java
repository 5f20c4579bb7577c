package dev.runnable.container;

import dev.runnable.container.docker.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the engine as the `docker` command does: what is named outright, then the variable
/// `DOCKER_HOST`, then the context that is in use, then the usual socket.
final class Endpoints {
    private static final String USUAL = "unix:///var/run/docker.sock";
    private static final Set<String> SCHEMES = Set.of("unix", "tcp", "http", "https", "ssh");

    private final Map<String, String> environment;
    private final Optional<Path> folder;

    private Endpoints(Map<String, String> environment) {
        this.environment = environment;
        this.folder =
                variable("DOCKER_CONFIG")
                        .map(Path::of)
                        .or(() -> variable("HOME").map(home -> Path.of(home, ".docker")));
    }

    /// @param configured `docker_host`, which wins over the environment
    /// @throws BadEndpoint when what is said names no engine
    static Endpoint of(Optional<String> configured, Map<String, String> environment)
            throws BadEndpoint {
        return new Endpoints(environment).find(configured);
    }

    private Endpoint find(Optional<String> configured) throws BadEndpoint {
        if (configured.isPresent()) {
            return endpoint(configured.get(), "docker_host", ownCertificates());
        }
        Optional<String> variable = variable("DOCKER_HOST");
        if (variable.isPresent()) {
            return endpoint(variable.get(), "DOCKER_HOST", ownCertificates());
        }
        Optional<DockerContext> context =
                folder.isPresent()
                        ? DockerContext.inUse(folder.get(), variable("DOCKER_CONTEXT"))
                        : Optional.empty();
        return context.isPresent()
                ? endpoint(
                        context.get().host(),
                        "the context '" + context.get().name() + "'",
                        context.get().certificates())
                : endpoint(USUAL, "the default", Optional.empty());
    }

    /// Where they are, when TLS is wanted.
    private Optional<Path> ownCertificates() {
        return variable("DOCKER_TLS_VERIFY")
                .flatMap(_ -> variable("DOCKER_CERT_PATH").map(Path::of).or(() -> folder));
    }

    private Endpoint endpoint(String address, String source, Optional<Path> certificates)
            throws BadEndpoint {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme())) {
                return new Endpoint(uri, source, folder, certificates);
            }
        } catch (URISyntaxException _) { // told below
        }
        throw new BadEndpoint(
                "'%s' (from %s) names no engine that can be asked".formatted(address, source));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// What is said of the engine is wrong.
    static final class BadEndpoint extends Exception {
        private static final long serialVersionUID = 1;

        BadEndpoint(String message) {
            super(message);
        }
    }
}
