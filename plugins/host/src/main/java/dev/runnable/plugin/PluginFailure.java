package dev.runnable.plugin;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.Optional;

/// Tells bugs of plugins from ours.
public final class PluginFailure {
    private PluginFailure() {}

    /// @return empty when no plugin has anything to do with it
    public static Optional<Problem> of(Throwable thrown) {
        return Failure.plugin(thrown)
                .map(id -> {
                    Failure failure = Failure.of(thrown);
                    return Problem.error(
                                    failure.twoJacksons()
                                            ? ProblemCode.TWO_JACKSONS
                                            : ProblemCode.PLUGIN_FAILED,
                                    SourceLocation.of("plugin " + id),
                                    "a bug of the plugin: it " + failure.reason())
                            .withHint(failure.hint());
                });
    }
}
