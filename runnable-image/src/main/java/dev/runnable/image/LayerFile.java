package dev.runnable.image;

import java.nio.file.Files;
import java.nio.file.Path;

/// A file or folder of an image.
///
/// @param source of this machine; of a folder only that it is one counts
/// @param target absolute
public record LayerFile(Path source, String target, boolean folder, boolean executable) {
    static LayerFile of(Path source, String target) {
        boolean folder = Files.isDirectory(source);
        return new LayerFile(source, target, folder, folder || Files.isExecutable(source));
    }
}
