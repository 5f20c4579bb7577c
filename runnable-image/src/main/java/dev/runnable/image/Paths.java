package dev.runnable.image;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths here and in images.
final class Paths {
    private Paths() {}

    static Path file(String text, Path folder) throws BadImageText {
        try {
            if (!text.isBlank()) {
                return folder.resolve(text).normalize();
            }
        } catch (InvalidPathException _) { // told below
        }
        throw new BadImageText("'%s' names no file".formatted(text), "Write the path of a file.");
    }

    /// A folder of an image that is not its root.
    static String inImage(String text) throws BadImageText {
        Path path = Path.of("/").resolve(text.replace("\0", "")).normalize();
        if (!text.startsWith("/") || path.getNameCount() == 0) {
            throw new BadImageText(
                    "'%s' is no folder that an image can have there".formatted(text),
                    "Write a path that begins with '/', and not '/' itself.");
        }
        return path.toString();
    }
}
