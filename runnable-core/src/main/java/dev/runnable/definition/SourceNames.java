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
        return file(reference.type());
    }

    /// Whether a command can name the class: of the classes that are compiled from a source file in
    /// memory, the one that is called like it.
    static boolean isFound(Class<?> type) {
        return file(type)
                .map(file -> String.valueOf(file.getFileName()))
                .map(name ->
                        name.equals(type.getSimpleName() + ".java")
                                && type.getEnclosingClass() == null)
                .orElse(true);
    }

    private static Optional<Path> file(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        String location = source.getLocation().toString();
        return location.endsWith(".java") && location.startsWith("file:")
                ? Optional.of(Path.of(URI.create(location)))
                : Optional.empty();
    }
}
