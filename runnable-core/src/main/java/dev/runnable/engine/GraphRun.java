package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One graph under way, the pipeline's own or one of a branch: its traversal and the parameters
/// behind each of its steps. Belongs to the engine's thread.
final class GraphRun {
    private final Traversal traversal;
    private final Scope initial;
    private final @Nullable CompositeRun owner;
    private final @Nullable BranchPath place;
    private final boolean fresh;
    private final Map<String, Scope> scopes = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private String trouble = "it ended in 'fail'";
    private int rankOfTrouble = -1;

    private GraphRun(
            Traversal traversal,
            Scope initial,
            @Nullable CompositeRun owner,
            @Nullable BranchPath place,
            boolean fresh) {
        this.traversal = traversal;
        this.initial = initial;
        this.owner = owner;
        this.place = place;
        this.fresh = fresh;
    }

    /// @param fresh whether nothing of an earlier part of the run counts
    static GraphRun root(Graph graph, Scope initial, boolean fresh) {
        return new GraphRun(Traversal.of(graph), initial, null, null, fresh);
    }

    /// A graph of which other processes run parts.
    ///
    /// @param place empty for the pipeline's own graph
    static GraphRun shared(Graph graph, Optional<BranchPath> place, Scope initial) {
        return new GraphRun(Traversal.of(graph), initial, null, place.orElse(null), true);
    }

    static GraphRun of(Fanout.Opening branch, CompositeRun owner) {
        return new GraphRun(
                owner.traversalOf(branch.graph()),
                branch.scope(),
                owner,
                branch.place(),
                !owner.mayKeep());
    }

    Traversal traversal() {
        return traversal;
    }

    /// The composite step whose branch this is; empty for the pipeline's own graph.
    Optional<CompositeRun> owner() {
        return Optional.ofNullable(owner);
    }

    boolean isRoot() {
        return place == null;
    }

    BranchPath place() {
        return requireNonNull(place, "the pipeline's own graph is no branch");
    }

    /// Whether another try of a step around it may run the same steps again.
    boolean mayRepeat() {
        return owner != null
                && (owner.step.node.options().retry().maxAttempts() > 1
                        || owner.step.graph.mayRepeat());
    }

    StepPath path(String step) {
        return place == null ? StepPath.root(step) : place.child(step);
    }

    /// What a step sees that comes after these.
    Scope scopeAfter(List<String> steps) {
        return steps.isEmpty() ? initial : Scope.merge(steps.stream().map(this::behind).toList());
    }

    Scope behind(String step) {
        return requireNonNull(scopes.get(step), step);
    }

    /// Keeps what those see that come after `step`.
    void leave(String step, Scope scope) {
        scopes.put(step, scope);
    }

    /// Whether what an earlier part of the run has left of a step still counts: nothing before it
    /// has run since. A graph that is walked again ends again, for that is how its end is told.
    boolean mayKeep(Node step, List<String> after) {
        return !fresh && !step.isEnd() && after.stream().noneMatch(touched::contains);
    }

    /// Notes that a step is another than before.
    void touch(String step) {
        if (!fresh) {
            touched.add(step);
        }
    }

    /// Whether anything in it ran in this part of the run.
    boolean isTouched() {
        return fresh || !touched.isEmpty();
    }

    /// Notes why the graph may fail. The last failure in the order of the graph is the one to tell.
    void failed(StepRun step, String why) {
        if (step.rank > rankOfTrouble) {
            rankOfTrouble = step.rank;
            trouble = "step '" + step.node.name() + "': " + why.lines().findFirst().orElse(why);
        }
    }

    String trouble() {
        return trouble;
    }
}
