package dev.runnable.container.docker;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where an engine is.
///
/// @param address for instance `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://user@host`
/// @param source what said so, for a person
/// @param certificates the folder of `ca.pem`, `cert.pem` and `key.pem`; empty: it is asked without
///   TLS
/// @param credentials the folder whose `config.json` knows registries; empty where there is none
public record Endpoint(
        URI address, String source, Optional<Path> credentials, Optional<Path> certificates) {
    public Endpoint {
        requireNonNull(address, "address");
        requireNonNull(source, "source");
        requireNonNull(credentials, "credentials");
        requireNonNull(certificates, "certificates");
    }

    /// Whether it is asked by a socket in the file system, as only an engine is that sees our
    /// files: or what passes it on to another machine.
    public boolean isSocket() {
        return "unix".equals(address.getScheme());
    }

    /// Whether it is on a machine that `ssh` leads to.
    public boolean isSsh() {
        return "ssh".equals(address.getScheme());
    }

    /// The same at another address.
    Endpoint near(URI other) {
        return new Endpoint(other, source, credentials, certificates);
    }

    @Override
    public String toString() {
        return address + " (from " + source + ")";
    }
}
