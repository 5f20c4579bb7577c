package dev.runnable.spi;

/// A transpiling executor that can also give its documents to the platform, and tell what becomes
/// of them.
public interface SubmittingExecutor extends TranspilingExecutor {
    /// Whether the configuration says that what is rendered is submitted without being asked.
    boolean submits();

    /// Gets ready to talk to the platform. Must be cheap and must ask it nothing yet: whether it
    /// answers, and what it lacks, is told by the first thing that is asked of it.
    ///
    /// @throws dev.runnable.problem.ProblemException when it cannot be known where the platform is,
    ///   or who asks
    Platform connect(PlatformContext context);
}
