package dev.runnable.image;

import java.nio.file.Path;
import java.util.Optional;

/// What building an image finds on this machine.
///
/// @param cache a folder that keeps layers for the next time
/// @param dockerConfiguration docker's `config.json`
/// @param dockerHost the engine; empty: the one that the `docker` command finds
/// @param insecure whether registries need no certificate
public record BuildSurroundings(
        Path cache,
        Optional<Path> dockerConfiguration,
        Optional<String> dockerHost,
        boolean insecure) {}
