package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// The volumes that pods see.
///
/// @param claim of the volume that is only for run logs and catalog
/// @param folder that all pods share, absolute
/// @param volumes the user's own
public record Storage(Optional<String> claim, String folder, List<Volume> volumes) {
    /// Where the claim's volume is mounted.
    public static final String MOUNT = "/mnt/runnable";

    /// Where pipeline, configuration and parameters are mounted.
    public static final String FILES = "/etc/runnable";

    public Storage {
        requireNonNull(claim, "claim");
        requireNonNull(folder, "folder");
        volumes = List.copyOf(volumes);
    }

    /// @param claim the name of a persistent volume claim
    public record Volume(String claim, String mountPath, boolean readOnly) {
        public Volume {
            requireNonNull(claim, "claim");
            requireNonNull(mountPath, "mountPath");
        }
    }
}
