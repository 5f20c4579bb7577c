package dev.runnable.plugins.slurm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which options of `sbatch` a user may add. Not those that this executor lives by: with another
/// `--output` or `--array` it would not find its jobs again.
final class OtherOptions {
    private static final Pattern FORM =
            Pattern.compile("--([a-z][a-z0-9-]*)(=.*)?", Pattern.DOTALL);

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

    /// What is wrong with an option, and what to do about it.
    record Mistake(String message, String hint) {}

    static Optional<Mistake> mistake(String option) {
        Matcher parts = FORM.matcher(option);
        if (!parts.matches()) {
            return Optional.of(
                    new Mistake(
                            "'%s' is no option of sbatch in its long form".formatted(option),
                            "Write '--NAME' or '--NAME=VALUE', one a line."));
        }
        String name = parts.group(1);
        // sbatch takes the beginning of a name for the name
        return OURS.stream()
                .filter(own -> own.startsWith(name))
                .findFirst()
                .map(own ->
                        new Mistake(
                                "'--%s' is what this executor sets itself".formatted(own),
                                "Leave it out."));
    }
}
