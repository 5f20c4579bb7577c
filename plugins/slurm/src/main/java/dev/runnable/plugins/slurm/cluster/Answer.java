package dev.runnable.plugins.slurm.cluster;

import java.util.List;
import java.util.stream.Collectors;

/// What one of Slurm's programs said.
public record Answer(String program, int exitCode, String out, String err) {
    /// @return itself
    /// @throws SlurmException when the program has failed
    Answer orThrow() throws SlurmException {
        if (exitCode != 0) {
            throw SlurmException.of(this);
        }
        return this;
    }

    List<String> lines() {
        return out.lines().filter(line -> !line.isBlank()).toList();
    }

    /// The reason that it gave, without its own name in front of each line.
    String complaint() {
        String text =
                (err.isBlank() ? out : err)
                        .lines()
                        .map(line -> line.replaceFirst("^" + program + ": (error: |fatal: )?", ""))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; "));
        return text.isEmpty() ? "exit code " + exitCode : text;
    }
}
