package dev.runnable.run;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import java.util.List;

/// Knows where the steps of a pipeline were written.
@FunctionalInterface
public interface ProblemPlaces {
    /// The problems at their steps, where they have no better places.
    List<Problem> place(List<Problem> problems);

    /// Of a pipeline whose file is YAML. Its text is read once more for it, at the cost of nobody
    /// but whoever has a problem.
    static ProblemPlaces inFile(Pipeline pipeline) {
        return problems -> {
            StepPlaces places = new StepPlaces(pipeline);
            return problems.stream().map(places::place).toList();
        };
    }
}
