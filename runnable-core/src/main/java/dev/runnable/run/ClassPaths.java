package dev.runnable.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Class paths as users write them.
public final class ClassPaths {
    private ClassPaths() {}

    /// Makes them absolute and expands globs in the last part, in the order of names; `lib/*` is
    /// every jar in `lib`, as the JVM has it.
    public static List<Path> expand(List<String> written, Path workingDirectory) {
        List<Path> paths = new ArrayList<>();
        for (String entry : written) {
            String text = entry.equals("*") || entry.endsWith("/*") ? entry + ".jar" : entry;
            int slash = text.lastIndexOf('/');
            String last = text.substring(slash + 1);
            if (last.indexOf('*') < 0 && last.indexOf('?') < 0) {
                paths.add(workingDirectory.resolve(text).normalize());
            } else {
                Path folder = workingDirectory.resolve(slash < 0 ? "" : text.substring(0, slash));
                paths.addAll(matches(folder.normalize(), last));
            }
        }
        return List.copyOf(paths);
    }

    private static List<Path> matches(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
                files.forEach(found::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        Collections.sort(found);
        return found;
    }
}
