package dev.runnable.spec;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A pipeline file.
///
/// @param name as messages and a frozen run call it
/// @param path where it is read from
record SourceFile(String name, Path path) {
    /// The file that this one calls `written`; empty when that cannot be a file's name.
    Optional<SourceFile> sibling(String written) {
        try {
            Path named = Path.of(name).resolveSibling(written).normalize();
            return Optional.of(
                    new SourceFile(named.toString(), path.resolveSibling(written).normalize()));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    boolean isSame(SourceFile other) {
        return path.normalize().equals(other.path.normalize());
    }
}
