package dev.runnable.engine;

import dev.runnable.event.Progress;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/// Where steps of a run stand, and what a person is told who asks for one at the wrong moment.
///
/// @param root the pipeline's own graph
record PartPlaces(Graph root, Progress progress) {
    /// The way through the graph of a step, which is the pipeline's or one of a branch under way.
    ///
    /// @throws ProblemException when its branch is not under way
    GraphWalk walk(StepPath step) {
        Optional<BranchPath> place = step.branch();
        place.ifPresent(this::checkBegun);
        return new GraphWalk(graphAround(step), place, progress);
    }

    Graph graphAround(StepPath step) {
        return root.around(step);
    }

    Node node(StepPath step) {
        return graphAround(step).node(step.name());
    }

    private void checkBegun(BranchPath branch) {
        branch.step().branch().ifPresent(this::checkBegun);
        boolean trying =
                progress.underWay(branch.step()).filter(Progress.UnderWay::trying).isPresent();
        if (!trying || !progress.hasBegun(branch)) {
            throw problem(
                    ProblemCode.STEP_NOT_READY,
                    Excerpt.quote(branch.text()) + " is not under way",
                    "'fan' of " + Excerpt.quote(branch.step().text()) + " with 'out' begins it.");
        }
    }

    static ProblemException notItsTurn(StepPath step, GraphWalk walk) {
        List<String> ready =
                walk.ready().stream().map(it -> walk.run().path(it.node().name()).text()).toList();
        return problem(
                ProblemCode.STEP_NOT_READY,
                "it is not the turn of step "
                        + Excerpt.quote(step.text())
                        + ": what leads to it has not ended, or ended another way",
                ready.isEmpty()
                        ? "Its graph has ended."
                        : "It is the turn of " + Messages.names(ready) + ".");
    }

    static ProblemException problem(ProblemCode code, String message, String hint) {
        return new ProblemException(
                Problem.error(code, SourceLocation.of("STEP"), message).withHint(hint));
    }
}
