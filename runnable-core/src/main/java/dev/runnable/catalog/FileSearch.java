package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.data.FilePattern;
import dev.runnable.data.FilePattern.Folders;
import dev.runnable.data.FilePattern.Name;
import dev.runnable.data.FilePattern.Segment;
import dev.runnable.data.FilePattern.Wild;
import dev.runnable.journal.FileTrouble;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the files of a folder that a pattern means. `**` does not follow links to folders, nor
/// does a folder that stands for all in it; a link that leads out of the folder is an error where
/// it would have to be followed.
final class FileSearch {
    private final Boundary boundary;
    private final List<Path> left;

    /// @param left folders that are never looked into: what runs write themselves
    FileSearch(Boundary boundary, List<Path> left) {
        this.boundary = boundary;
        this.left =
                left.stream()
                        .flatMap(folder -> Stream.of(folder, orReal(folder)))
                        .filter(folder -> !boundary.folder().startsWith(folder))
                        .toList();
    }

    private static Path orReal(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder; // it is not there yet, so no link leads to it
        }
    }

    /// The files by name, in the order of their names.
    SortedMap<String, Path> find(FilePattern pattern) throws DataException {
        SortedMap<String, Path> found = new TreeMap<>();
        try {
            if (Files.isDirectory(boundary.folder())) {
                descend(pattern, boundary.folder(), "", 0, found);
            }
        } catch (IOException e) {
            throw new DataException(
                    "cannot look for '%s' in %s: %s"
                            .formatted(pattern, placeOf(e), FileTrouble.reason(e)));
        }
        return found;
    }

    private void descend(
            FilePattern pattern,
            Path folder,
            String prefix,
            int index,
            SortedMap<String, Path> found)
            throws IOException, DataException {
        if (index == pattern.segments().size()) {
            addAll(folder, prefix, found);
            return;
        }
        Segment segment = pattern.segments().get(index);
        switch (segment) {
            case Name(String name) ->
                    visit(pattern, folder.resolve(name), prefix + name, index, found);
            case Wild wild -> {
                for (Path child : children(folder)) {
                    String name = name(child);
                    if (wild.matches(name)) {
                        visit(pattern, child, prefix + name, index, found);
                    }
                }
            }
            case Folders _ -> {
                descend(pattern, folder, prefix, index + 1, found);
                for (Path child : children(folder)) {
                    if (Files.isDirectory(child) && !Files.isSymbolicLink(child) && isOurs(child)) {
                        descend(pattern, child, prefix + name(child) + "/", index, found);
                    }
                }
            }
        }
    }

    /// Takes what the segment at `index` fits.
    private void visit(
            FilePattern pattern, Path file, String name, int index, SortedMap<String, Path> found)
            throws IOException, DataException {
        if (!Files.exists(file) || !isOurs(file)) {
            return;
        }
        boolean isLast = index + 1 == pattern.segments().size();
        boolean isWanted =
                Files.isDirectory(file)
                        ? !isLast || pattern.takesFolders()
                        : isLast && !pattern.onlyFolders() && Files.isRegularFile(file);
        if (!isWanted || !isOurs(boundary.real(file))) {
            return;
        }
        if (Files.isDirectory(file)) {
            descend(pattern, file, name + "/", index + 1, found);
        } else {
            found.put(name, file);
        }
    }

    /// All files below a folder.
    private void addAll(Path folder, String prefix, SortedMap<String, Path> found)
            throws IOException, DataException {
        for (Path child : children(folder)) {
            if (!isOurs(child)) {
                continue;
            }
            String name = prefix + name(child);
            if (Files.isSymbolicLink(child)) {
                addLink(child, name, found);
            } else if (Files.isDirectory(child)) {
                addAll(child, name + "/", found);
            } else if (Files.isRegularFile(child)) {
                found.put(name, child);
            }
        }
    }

    private void addLink(Path link, String name, SortedMap<String, Path> found)
            throws DataException {
        if (Files.isRegularFile(link) && isOurs(boundary.real(link))) {
            found.put(name, link);
        }
    }

    private boolean isOurs(Path path) {
        return left.stream().noneMatch(path::startsWith) && !TemporaryFile.isOne(path);
    }

    private String placeOf(IOException e) {
        return e instanceof FileSystemException it && it.getFile() != null
                ? it.getFile()
                : boundary.folder().toString();
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
