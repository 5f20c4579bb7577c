package dev.runnable.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which files a process elsewhere needs a copy of. Of what runs have left, only what is this
/// run's.
///
/// @param storage where run logs and the catalog are
/// @param temporary where this run keeps what it hands to processes one by one
record Selection(String runId, List<Path> storage, Path temporary, Ignored ignored) {
    private static final String CONTENTS = ".objects";

    Selection {
        storage = List.copyOf(storage);
    }

    /// @param root the folder that is copied
    boolean takes(Path file, Path root) {
        if (file.equals(root)) {
            return true;
        }
        if (storage.contains(root)) {
            return root.relativize(file).getName(0).toString().startsWith(runId);
        }
        return !storage.contains(file)
                && !file.equals(temporary)
                && !file.endsWith(".git")
                && !ignored.ignores(file);
    }

    /// Files of a folder that it does not go into, by the way in which a catalog keeps each content
    /// once: under its hash, and as a link for each run.
    Stream<Path> contents(Path root) {
        Path contents = root.resolve(CONTENTS);
        if (!storage.contains(root) || !Files.isDirectory(contents)) {
            return Stream.empty();
        }
        try {
            Set<Object> wanted = new HashSet<>();
            try (Stream<Path> files = Files.walk(root.resolve(runId))) {
                files.filter(Files::isRegularFile).forEach(file -> wanted.add(key(file)));
            }
            try (Stream<Path> files = Files.walk(contents)) {
                return files
                        .filter(Files::isRegularFile)
                        .filter(file -> wanted.contains(key(file)))
                        .toList()
                        .stream();
            }
        } catch (IOException | UncheckedIOException _) { // nothing of this run is there yet
            return Stream.empty();
        }
    }

    private static Object key(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
