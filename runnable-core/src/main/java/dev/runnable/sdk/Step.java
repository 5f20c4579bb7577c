package dev.runnable.sdk;

import java.time.Duration;
import java.util.Map;

/// A step of a pipeline, made by [Steps]. Immutable: every method returns a changed copy.
///
/// In a chain ([Pipeline#of], [Branch#of]) steps run in the order in which they are listed, and
/// [#onFailure], [#then], [#thenSucceed] and [#thenFail] say where they go otherwise. In a
/// dependency graph ([Pipeline#graph], [Branch#graph]) the order is what [#needs] says, and
/// [#skipIf], [#onErrorSkip] and [#onErrorContinue] say what happens otherwise.
public sealed interface Step permits StepBase {
    String name();

    /// How often it is tried in all; 1 unless said otherwise.
    Step attempts(int attempts);

    /// How long to wait between attempts.
    Step backoff(Backoff backoff);

    /// A longer attempt is ended, with all its processes, and has failed.
    Step timeout(Duration timeout);

    /// Which of an executor's `overrides` it runs with.
    Step override(String executor, String key);

    /// Chains: what runs when it fails, one after the other. After the last of them the graph has
    /// failed, unless that says otherwise with [#thenSucceed] or [#then].
    Step onFailure(Step first, Step... more);

    /// Chains: the step of the same graph that runs when it fails.
    Step onFailure(String step);

    /// Chains: the step of the same graph that comes after it, in place of the one listed below.
    Step then(String step);

    /// Chains: ends the graph, which has succeeded.
    Step thenSucceed();

    /// Chains: ends the graph, which has failed.
    Step thenFail();

    /// Dependency graphs: it starts when these have succeeded.
    Step needs(String... steps);

    /// Dependency graphs: it starts when these have succeeded or were skipped.
    Step needsEvenSkipped(String... steps);

    /// Dependency graphs: it is skipped when the condition holds.
    Step skipIf(Condition condition);

    /// Dependency graphs: when it fails it counts as skipped, and the graph does not fail.
    Step onErrorSkip();

    /// Dependency graphs: when it fails it counts as succeeded.
    Step onErrorContinue();

    /// Dependency graphs: when it fails it counts as succeeded, and has returned this.
    Step onErrorContinue(Map<String, ?> defaultOutput);
}
