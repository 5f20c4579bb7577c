package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Where in a pipeline a reader stands, and what the whole reading shares.
///
/// @param prefix dot path of the graph that is read, with a final dot; empty for the outermost
/// @param nesting graphs around this one
/// @param inclusions the files that led here, the pipeline first, this one last
record SpecContext(
        Shared shared, Reporter reporter, String prefix, int nesting, List<SourceFile> inclusions) {
    /// What a pipeline may cost where its own size does not bound it.
    private static final int MOST_STEPS = 500_000;

    /// What reading a graph of a nested file counts besides its steps.
    private static final int COST_OF_A_FILE = 50;

    private static final int DEEPEST_NESTING = 50;

    /// What the whole reading shares. Used by one thread.
    static final class Shared {
        final CommandTypes types;
        final PipelineFiles files;
        final SequencedMap<String, JsonNode> parameters = new LinkedHashMap<>();
        final SequencedMap<String, SourceLocation> parameterPlaces = new LinkedHashMap<>();
        private int cost;
        private boolean exhausted;

        private Shared(CommandTypes types, PipelineFiles files) {
            this.types = types;
            this.files = files;
        }
    }

    static SpecContext root(
            SourceFile file, PipelineFiles files, CommandTypes types, Reporter reporter) {
        return new SpecContext(new Shared(types, files), reporter, "", 0, List.of(file));
    }

    SourceFile file() {
        return inclusions.getLast();
    }

    /// The context of what stands in a step.
    SpecContext inStep(String step) {
        Reporter inside = reporter.inStep(prefix + step);
        return new SpecContext(shared, inside, prefix, nesting, inclusions);
    }

    /// The context of a graph in a branch of a step.
    SpecContext inBranch(String step, String branch) {
        String inside = prefix + step + "." + branch + ".";
        return new SpecContext(shared, reporter, inside, nesting + 1, inclusions);
    }

    SpecContext inFile(SourceFile file) {
        List<SourceFile> longer = new ArrayList<>(inclusions);
        longer.add(file);
        return new SpecContext(shared, reporter, prefix, nesting, List.copyOf(longer));
    }

    boolean isTooDeep() {
        return nesting > DEEPEST_NESTING;
    }

    /// Counts steps.
    ///
    /// @return false when there are more than a pipeline may have; told the first time
    boolean admits(Located.Mapping steps) {
        shared.cost += steps.entries().size() + (inclusions.size() > 1 ? COST_OF_A_FILE : 0);
        if (shared.cost > MOST_STEPS && !shared.exhausted) {
            shared.exhausted = true;
            reporter.error(
                    ProblemCode.TOO_LARGE,
                    steps.location(),
                    "the pipeline has too many steps, nested files and aliases counted",
                    "Use a map step to repeat a branch.");
        }
        return !shared.exhausted;
    }
}
