package dev.runnable.spi;

import dev.runnable.event.CodeIdentity;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/// Runs pipelines somewhere. The root of all executors; an executor implements one of its children,
/// which say how a pipeline gets to it.
public interface GenericPipelineExecutor {
    /// The `type` by which a configuration chooses it, also the key of a step's `overrides`.
    String type();

    /// What it runs in place of this pipeline: for instance with other commands. Steps keep their
    /// names and edges, and the run log has the pipeline as the user wrote it. Must not fail: what
    /// it cannot do is told by the check, which gets what this returns.
    default Pipeline adapt(Pipeline pipeline) {
        return pipeline;
    }

    /// Tells what of this pipeline it cannot do, and what this machine lacks for it.
    ///
    /// Called before anything is started. Must not change anything and must not block for more than
    /// a few seconds. A problem names the step it is about. What an executor cannot do is reported
    /// here, never found out in the middle of a run.
    ///
    /// @return empty when the pipeline can run
    List<Problem> check(Pipeline pipeline, RunContext context);

    /// Gets what the pipeline needs and this executor can get: for instance images.
    ///
    /// Called once by a run that begins, after a check without errors and before its first step.
    /// May block for as long as it takes; an interruption ends it.
    ///
    /// @param progress told what takes a while
    /// @return what could not be had; a run with an error among it does not begin
    /// @throws InterruptedException when it was interrupted
    default List<Problem> prepare(Pipeline pipeline, RunContext context, Consumer<String> progress)
            throws InterruptedException {
        return List.of();
    }

    /// Tells where a task would run. Must not start, ask or change anything.
    ///
    /// @param path of the step
    default StepPlan plan(String path, Node.Task task, RunContext context) {
        return new StepPlan(path, task.task().type(), type(), "", "");
    }

    /// What steps run in, as far as it decides what they do: for instance the digest of an image.
    /// Asked once a run, after [#prepare]; what is the user's own code is known already.
    default List<CodeIdentity> codeIdentities() {
        return List.of();
    }
}
