package dev.runnable.plugins.slurm;

import java.util.List;

/// Which options of `sbatch` a user may add. Not those that this executor lives by: with another
/// `--output` or `--array` it would not find its jobs again.
final class OtherOptions {
    /// As JSON Schema knows it too.
    static final String FORM = "--[a-z][a-z0-9-]*(=[\\s\\S]*)?";

    private static final List<String> OURS =
            List.of(
                    "array",
                    "batch",
                    "chdir",
                    "cluster-constraint",
                    "clusters",
                    "comment",
                    "error",
                    "export",
                    "export-file",
                    "get-user-env",
                    "gid",
                    "help",
                    "hold",
                    "ignore-pbs",
                    "input",
                    "job-name",
                    "kill-on-invalid-dep",
                    "no-requeue",
                    "open-mode",
                    "output",
                    "parsable",
                    "quiet",
                    "requeue",
                    "test-only",
                    "uid",
                    "usage",
                    "verbose",
                    "version",
                    "wait",
                    "wrap");

    private OtherOptions() {}

    /// @throws IllegalArgumentException when a user may not add it
    static void check(String option) {
        String name = option.substring("--".length()).replaceFirst("(?s)=.*", "");
        // sbatch takes the beginning of a name for the name
        OURS.stream()
                .filter(own -> own.startsWith(name))
                .findFirst()
                .ifPresent(own -> {
                    throw new IllegalArgumentException(
                            "'--%s' in 'sbatch' is what this executor sets itself. Leave it out."
                                    .formatted(own));
                });
    }
}
