package dev.runnable.run;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the steps of a pipeline stand in its file. A graph does not know, and those who check it
/// against a machine name the step only. The file's text is read once more for it, at the cost of
/// nobody but whoever has a problem.
final class StepPlaces {
    private final String source;
    private final Map<String, SourceLocation> places = new HashMap<>();

    StepPlaces(Pipeline pipeline) {
        source = pipeline.source();
        Map.Entry<String, String> file = pipeline.texts().firstEntry();
        if (file != null) {
            new YamlReader()
                    .read(file.getValue(), source, new Reporter(new Problems()))
                    .ifPresent(document -> find(value(Optional.of(document), "dag"), ""));
        }
    }

    /// @param prefix dot path of the graph, with a final dot; empty for the outermost
    private void find(Optional<Located> graph, String prefix) {
        for (Located.Entry step : entries(value(graph, "steps"))) {
            String path = prefix + step.key().text();
            places.put(path, step.key().location());
            Optional<Located> node = Optional.of(step.value());
            for (Located.Entry branch : entries(value(node, "branches"))) {
                find(Optional.of(branch.value()), path + "." + branch.key().text() + ".");
            }
            find(value(node, "branch"), path + "." + nameOfBranch(node) + ".");
        }
    }

    private static String nameOfBranch(Optional<Located> node) {
        boolean dag =
                value(node, "type").orElse(null) instanceof Located.Scalar type
                        && type.text().equals("dag");
        return dag ? Node.Dag.BRANCH : "branch";
    }

    private static Optional<Located> value(Optional<Located> tree, String key) {
        return tree.filter(Located.Mapping.class::isInstance)
                .map(it -> ((Located.Mapping) it).entries().get(key))
                .map(Located.Entry::value);
    }

    private static Collection<Located.Entry> entries(Optional<Located> tree) {
        return tree.orElse(null) instanceof Located.Mapping mapping
                ? mapping.entries().values()
                : List.of();
    }

    /// The problem at its step, when it has no better place.
    Problem place(Problem problem) {
        SourceLocation place = problem.step().map(places::get).orElse(problem.location());
        boolean placed = problem.location().line() > 0 || !problem.location().file().equals(source);
        return placed ? problem : problem.at(place);
    }
}
