package dev.runnable.definition;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// How a command names a method: by its class, or by its source file where the class was compiled
/// from one in memory.
final class SourceNames {
    private SourceNames() {}

    static String command(JavaReference reference) {
        return file(reference)
                .map(Path::getFileName)
                .map(name -> name + "::" + reference.method().getName())
                .orElseGet(reference::command);
    }

    /// The source file that a class was compiled from in memory, if it is called like it.
    static Optional<Path> file(JavaReference reference) {
        CodeSource source = reference.type().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        String location = source.getLocation().toString();
        return location.endsWith(".java") && location.startsWith("file:")
                ? Optional.of(Path.of(URI.create(location)))
                : Optional.empty();
    }
}
