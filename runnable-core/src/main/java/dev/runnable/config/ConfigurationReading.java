package dev.runnable.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// What came of reading a configuration.
///
/// @param configuration there if and only if no problem is an error
/// @param problems by place; warnings may come with a configuration
public record ConfigurationReading(Optional<Configuration> configuration, List<Problem> problems) {
    public ConfigurationReading {
        requireNonNull(configuration, "configuration");
        problems = List.copyOf(problems);
    }

    /// The configuration.
    ///
    /// @throws ProblemException with all problems when there is none
    public Configuration orThrow() {
        return configuration.orElseThrow(() -> new ProblemException(problems));
    }
}
