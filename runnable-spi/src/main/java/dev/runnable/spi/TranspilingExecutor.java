package dev.runnable.spi;

/// An executor that is given the whole pipeline and writes the document of another platform, which
/// then keeps the order: Argo Workflows, Airflow. The platform runs steps by starting this program
/// once more, which decides from the run log what each of them sees and what comes of it.
public interface TranspilingExecutor extends GenericPipelineExecutor {
    /// Writes the platform's document. Must be a pure function: the same request gives the same
    /// bytes on every machine, and names derive from content. Called after [#check] has found
    /// nothing wrong.
    ///
    /// @throws dev.runnable.problem.ProblemException for what [#check] cannot know, for instance a
    ///   document that is too large for the platform
    Rendering render(RenderRequest request);
}
