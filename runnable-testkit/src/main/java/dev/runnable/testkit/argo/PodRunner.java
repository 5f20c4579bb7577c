package dev.runnable.testkit.argo;

import java.time.Duration;

/// Runs pods in the place of Kubernetes.
///
/// With [Schedule.Concurrent] it is called from several threads at once, and interrupted when the
/// workflow is stopped. Output files must be written where [Pod#onHost] says, before it returns.
@FunctionalInterface
public interface PodRunner {
    /// Runs the pod to its end.
    ///
    /// @return the exit code of its main container
    int run(Pod pod) throws Exception;

    /// How much virtual time the pod takes.
    default Duration takes(Pod pod) {
        return Duration.ZERO;
    }
}
