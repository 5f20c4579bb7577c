package dev.runnable.testkit.argo;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pod to be run: its main container with all variables put in.
///
/// @param node the name of its node
/// @param template the name of its template
/// @param command command and arguments
/// @param env all variables, in order, secrets' values put in
/// @param mounts what is mounted where
/// @param outputs paths within the container of the files that are read when it has ended, by
///   parameter
/// @param folder its own folder: everything that is not mounted, as if it were the container's root
public record Pod(
        String node,
        String template,
        String image,
        List<String> command,
        Map<String, String> env,
        List<Mount> mounts,
        Map<String, String> outputs,
        Path folder,
        Optional<String> workingDir) {
    /// @param path within the container
    /// @param content its files by name when it is made of a ConfigMap or a secret; they are
    ///   written to `host` before the pod runs
    public record Mount(
            String path, Path host, boolean readOnly, Optional<Map<String, String>> content) {}

    /// Where a path of the container is on this machine.
    public Path onHost(String path) {
        return mounts.stream()
                .filter(mount -> path.equals(mount.path()) || path.startsWith(mount.path() + "/"))
                .max(Comparator.comparingInt(mount -> mount.path().length()))
                .map(mount -> mount.host().resolve(relative(path.substring(mount.path().length()))))
                .orElseGet(() -> folder.resolve(relative(path)));
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
