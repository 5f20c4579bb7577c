package dev.runnable.image;

import java.util.Optional;

/// An image that is where it was to go.
///
/// @param digest of its manifest, by which registries know it
/// @param id of its configuration, by which engines know it; for several platforms there is none
public record BuiltImage(String target, String digest, Optional<String> id) {}
