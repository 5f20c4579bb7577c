package dev.runnable.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Finds files and folders. Links to files are files; links to folders are left out, and told,
/// since they may lead anywhere.
///
/// @param enters whether a folder is looked into
/// @param takes whether a file or folder is handed over
/// @param found gets them, folders before what is in them
/// @param leftOut gets what is neither a file nor a folder
record FileWalk(
        Predicate<Path> enters,
        Predicate<Path> takes,
        Consumer<Path> found,
        Consumer<Path> leftOut) {
    void walk(Path top) throws IOException {
        Files.walkFileTree(
                Files.isDirectory(top) ? top : top.toAbsolutePath(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        if (!enters.test(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        hand(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!Files.isRegularFile(file)) {
                            if (takes.test(file)) {
                                leftOut.accept(file);
                            }
                        } else {
                            hand(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void hand(Path path) {
        if (takes.test(path)) {
            found.accept(path);
        }
    }
}
