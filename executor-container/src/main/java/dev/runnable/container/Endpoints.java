package dev.runnable.container;

import dev.runnable.container.docker.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds the engine as the `docker` command does.
final class Endpoints {
    private static final String USUAL = "unix:///var/run/docker.sock";

    private Endpoints() {}

    /// @param configured `docker_host`, which wins over the environment
    static Endpoint of(Optional<String> configured, Map<String, String> environment) {
        Optional<Path> folder = folder(environment);
        if (configured.isPresent()) {
            return new Endpoint(URI.create(configured.get()), "docker_host", folder);
        }
        String variable = environment.getOrDefault("DOCKER_HOST", "");
        return variable.isEmpty()
                ? new Endpoint(URI.create(USUAL), "the default", folder)
                : new Endpoint(URI.create(variable), "DOCKER_HOST", folder);
    }

    private static Optional<Path> folder(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("DOCKER_CONFIG"))
                .map(Path::of)
                .or(() ->
                        Optional.ofNullable(environment.get("HOME"))
                                .map(home -> Path.of(home, ".docker")));
    }
}
