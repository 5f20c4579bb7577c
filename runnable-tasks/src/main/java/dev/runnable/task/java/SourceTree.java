package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the source files of a package are: beside the file for its own package; for others below
/// the folder that the file's package starts in, where folders are called like packages.
record SourceTree(Path file, String packageName) {
    List<Path> filesOf(String wanted) throws IOException {
        Optional<Path> folder = folderOf(wanted);
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder.get(), "*.java")) {
            sources.forEach(files::add);
        }
        return files;
    }

    private Optional<Path> folderOf(String wanted) {
        Path own = requireNonNull(file.getParent());
        if (wanted.equals(packageName)) {
            return Optional.of(own);
        }
        Path packagePath = own.getFileSystem().getPath(packageName.replace('.', '/'));
        if (packageName.isEmpty()) {
            return Optional.of(own.resolve(wanted.replace('.', '/')));
        }
        if (!own.endsWith(packagePath)) {
            return Optional.empty();
        }
        Path root = own;
        for (int i = 0; i < packagePath.getNameCount(); i++) {
            root = requireNonNull(root.getParent());
        }
        return Optional.of(root.resolve(wanted.replace('.', '/')));
    }
}
