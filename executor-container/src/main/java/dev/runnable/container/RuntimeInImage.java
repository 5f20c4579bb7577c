package dev.runnable.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// This program in an image that `runnable image` has built. It counts only when it is of our own
/// build: another one may write another run log.
///
/// @param labels of the image
record RuntimeInImage(Map<String, String> labels) {
    private static final String PLACE = "dev.runnable.runtime";
    private static final String BUILD = "dev.runnable.build";

    /// @param ours the launcher of this one
    Optional<String> launcher(Path ours) throws IOException {
        String place = labels.getOrDefault(PLACE, "");
        String build = labels.getOrDefault(BUILD, "");
        Path manifest = ours.resolve("../../lib/manifest.sh").normalize();
        boolean same =
                place.startsWith("/")
                        && !build.isEmpty()
                        && Files.exists(manifest)
                        && Files.readAllLines(manifest).contains("build_id=" + build);
        return same ? Optional.of(place + "/bin/runnable") : Optional.empty();
    }
}
