package dev.runnable.spec;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// What came of reading a pipeline.
///
/// @param pipeline there if and only if no problem is an error
/// @param problems by place; warnings may come with a pipeline
public record PipelineReading(Optional<Pipeline> pipeline, List<Problem> problems) {
    public PipelineReading {
        requireNonNull(pipeline, "pipeline");
        problems = List.copyOf(problems);
    }

    /// The pipeline.
    ///
    /// @throws ProblemException with all problems when there is none
    public Pipeline orThrow() {
        return pipeline.orElseThrow(() -> new ProblemException(problems));
    }
}
