package dev.runnable.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Which code ran, with the fields of the original's run log.
///
/// @param identifier for instance a commit; empty where it could not be found out
/// @param type `git`, `docker` or `argo`
/// @param dependable whether the identifier alone is enough to get the same code again
/// @param url where the code lives, without credentials; may be empty
/// @param message why it is not dependable; may be empty
public record CodeIdentity(
        Optional<String> identifier, String type, boolean dependable, String url, String message) {
    public CodeIdentity {
        requireNonNull(identifier, "identifier");
        requireNonNull(type, "type");
        requireNonNull(url, "url");
        requireNonNull(message, "message");
    }
}
