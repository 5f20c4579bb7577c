package dev.runnable.run;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;

/// Knows where the steps of a pipeline were written.
@FunctionalInterface
public interface ProblemPlaces {
    /// The problem at its step, when it has no better place.
    Problem place(Problem problem);

    /// Of a pipeline whose file is YAML. Its text is read once more for it, at the cost of nobody
    /// but whoever has a problem.
    static ProblemPlaces inFile(Pipeline pipeline) {
        return problem -> new StepPlaces(pipeline).place(problem);
    }
}
