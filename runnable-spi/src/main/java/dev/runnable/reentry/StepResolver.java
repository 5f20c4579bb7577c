package dev.runnable.reentry;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// Finds the step of a pipeline that a program or a person means.
///
/// Understands the words of [StepArgument], dot paths as the run log shows them, and the original's
/// form with `%` for spaces, placeholders and an iteration. Ours counts first, because programs
/// write it and mean exactly it; but whoever gives an iteration writes the original's form, so then
/// that counts first. A dot path that several steps have is refused.
public final class StepResolver {
    private static final Pattern OURS = Pattern.compile("s=.*|.*\\.[bin]=.*", Pattern.DOTALL);

    private final Graph graph;
    private final MapItems items;

    public StepResolver(Graph graph, MapItems items) {
        this.graph = requireNonNull(graph, "graph");
        this.items = requireNonNull(items, "items");
    }

    /// The step at this path, if the pipeline has it. Whether a map has the item is not looked at.
    public Optional<Node> node(StepPath path) {
        return StepWalk.to(path, graph, new Problems());
    }

    /// @param text what stands for STEP on the command line
    /// @param iteration the value of `--iter-variable`
    /// @throws ProblemException when it is no step, or may be several
    public StepPath resolve(String text, Optional<IterVariable> iteration) {
        DotPathSearch plain = new DotPathSearch(text, graph, items, iteration);
        return iteration
                .flatMap(_ -> byDotPath(text, plain, iteration))
                .or(() -> byWord(text))
                .or(() -> byDotPath(text, plain, iteration))
                .orElseThrow(() -> notFound(text, plain, iteration));
    }

    private Optional<StepPath> byWord(String text) {
        return StepArgument.decode(text, new Reporter(new Problems()))
                .filter(path -> node(path).isPresent());
    }

    private Optional<StepPath> byDotPath(
            String text, DotPathSearch plain, Optional<IterVariable> iteration) {
        SequencedSet<StepPath> found = new LinkedHashSet<>(plain.find());
        if (text.indexOf('%') >= 0) {
            found.addAll(spaced(text, iteration).find());
        }
        if (found.size() > 1) {
            throw new ProblemException(StepProblems.ambiguous(text, found));
        }
        return found.stream().findFirst();
    }

    private DotPathSearch spaced(String text, Optional<IterVariable> iteration) {
        return new DotPathSearch(text.replace('%', ' '), graph, items, iteration);
    }

    private ProblemException notFound(
            String text, DotPathSearch plain, Optional<IterVariable> iteration) {
        Problems problems = new Problems();
        if (OURS.matcher(text).matches()) {
            StepArgument.decode(text, new Reporter(problems))
                    .ifPresent(path -> StepWalk.to(path, graph, problems));
        } else {
            DotPathSearch spaced = spaced(text, iteration);
            spaced.find();
            (text.indexOf('%') < 0 ? plain : spaced).miss().ifPresent(problems::add);
        }
        return new ProblemException(problems.sorted());
    }
}
