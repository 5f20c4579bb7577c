package dev.runnable.container.docker;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where an engine is.
///
/// @param address for instance `unix:///var/run/docker.sock`, `tcp://host:2376`
/// @param source what said so, for a person
/// @param credentials the folder whose `config.json` knows registries; empty where there is none
public record Endpoint(URI address, String source, Optional<Path> credentials) {
    public Endpoint {
        requireNonNull(address, "address");
        requireNonNull(source, "source");
        requireNonNull(credentials, "credentials");
    }

    @Override
    public String toString() {
        return address + " (from " + source + ")";
    }
}
