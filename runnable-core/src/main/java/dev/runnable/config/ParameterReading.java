package dev.runnable.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What came of reading parameters.
///
/// @param parameters there if and only if no problem is an error
/// @param problems by place; warnings may come with parameters
public record ParameterReading(
        Optional<SequencedMap<String, Parameter>> parameters, List<Problem> problems) {
    public ParameterReading {
        requireNonNull(parameters, "parameters");
        problems = List.copyOf(problems);
    }

    /// The parameters.
    ///
    /// @throws ProblemException with all problems when there are none
    public SequencedMap<String, Parameter> orThrow() {
        return parameters.orElseThrow(() -> new ProblemException(problems));
    }
}
