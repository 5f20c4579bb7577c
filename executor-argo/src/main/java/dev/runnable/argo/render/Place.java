package dev.runnable.argo.render;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.reentry.StepArgument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Where a graph stands, as far as it is known at rendering: below items of maps and iterations of
/// loops its template is told by the parameter `at`, and handed on as it is.
///
/// @param branch seen from the pipeline, or from the place that the parameter tells
/// @param told whether there is that parameter
record Place(Optional<BranchPath> branch, boolean told) {
    /// The name of the parameter.
    static final String AT = "at";

    static final String VALUE_OF_AT = "{{inputs.parameters.at}}";

    /// The pipeline's own graph.
    static final Place ROOT = new Place(Optional.empty(), false);

    /// Stands for what is told. Any branch will do: its text is replaced.
    private static final BranchPath ANCHOR =
            new BranchPath(StepPath.root("at"), new Segment.Item("x"));

    private static final int ANCHOR_LENGTH =
            StepArgument.encode(ANCHOR.child("s")).length() - ".s".length();

    /// The graph that stands where the parameter tells.
    static final Place TOLD = new Place(Optional.of(ANCHOR), true);

    /// A step of the graph, as the word of a command line.
    String step(String name) {
        String word = StepArgument.encode(path(name));
        return told ? VALUE_OF_AT + word.substring(ANCHOR_LENGTH) : word;
    }

    /// The graph of a branch of one of its steps.
    Place branch(String step, String name) {
        Segment segment = new Segment.Branch(name);
        return new Place(Optional.of(new BranchPath(path(step), segment)), told);
    }

    private StepPath path(String name) {
        return branch.map(at -> at.child(name)).orElseGet(() -> StepPath.root(name));
    }

    /// The arguments of templates that stand in it.
    SequencedMap<String, String> handedOn() {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        inputs().forEach(input -> arguments.put(input, VALUE_OF_AT));
        return arguments;
    }

    /// The parameters of a template that stands here.
    List<String> inputs() {
        return told ? List.of(AT) : List.of();
    }
}
