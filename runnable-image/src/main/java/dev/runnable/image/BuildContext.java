package dev.runnable.image;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that `docker build` makes the image of: a Dockerfile, and one folder a layer.
public record BuildContext(Path folder) {
    private static final String NAME = "Dockerfile";

    /// Writes it anew. What somebody else has there stays.
    ///
    /// @throws ProblemException when that is not possible
    public void write(String dockerfile, ImageContent content) {
        try {
            if (isOthers()) {
                throw new ProblemException(
                        problem("the folder '%s' holds something else".formatted(folder))
                                .withHint("Name a folder that is empty, or not there yet."));
            }
            for (ImageLayer layer : content.layers()) {
                Path top = folder.resolve(layer.name());
                remove(top);
                copy(layer, top);
            }
            Files.writeString(folder.resolve(NAME), dockerfile);
        } catch (IOException e) {
            throw new ProblemException(
                    problem("the folder cannot be written: " + FileTrouble.reason(e)), e);
        }
    }

    /// Whether a folder is one that was written here.
    static boolean isOne(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file).startsWith(Dockerfile.FIRST_LINE);
        } catch (IOException e) {
            return false; // somebody else's, in other letters
        }
    }

    private boolean isOthers() throws IOException {
        if (isOne(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static void remove(Path top) throws IOException {
        if (Files.exists(top)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(top)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }

    private static void copy(ImageLayer layer, Path top) throws IOException {
        Files.createDirectories(top);
        for (LayerFile file : layer.files()) {
            Path copy = top.resolve(file.target().substring(1));
            if (file.folder()) {
                Files.createDirectories(copy);
            } else {
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file.source(), copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(
                    copy,
                    PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private Problem problem(String message) {
        return Problem.error(
                ProblemCode.NOT_WRITABLE, SourceLocation.of(folder.toString()), message);
    }
}
