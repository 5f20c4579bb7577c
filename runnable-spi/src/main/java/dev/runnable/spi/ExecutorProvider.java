package dev.runnable.spi;

import dev.runnable.problem.Problem;
import dev.runnable.settings.SettingsShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes an executor from its configuration. Found by [java.util.ServiceLoader].
public interface ExecutorProvider {
    /// The `type` by which a configuration chooses it.
    String type();

    /// The keys that its configuration may have, for suggestions and documentation.
    List<String> settings();

    /// What its configuration may say, key by key. An executor whose settings are a record has it
    /// of that, see [ConfiguredExecutorProvider].
    default SettingsShape shape() {
        return SettingsShape.ofKeys(settings());
    }

    /// What it does that others do not.
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /// Tells what this machine lacks for any pipeline to be run by it: an engine, a cluster. What
    /// only some pipelines need is a warning. Must not change anything and must not block for more
    /// than a few seconds.
    ///
    /// @param settings as for [#create]; none when another executor is chosen, so that mistakes in
    ///   them do not matter here
    /// @return empty when it can
    default List<Problem> checkMachine(Settings settings, RunContext context) {
        return List.of();
    }

    /// Makes the executor. Reads its settings and reports mistakes in them by `settings`; must not
    /// start or connect anything.
    GenericPipelineExecutor create(Settings settings);

    /// The same, where a provider can tell that there is nothing to be made of faulty settings.
    default Optional<GenericPipelineExecutor> make(Settings settings) {
        return Optional.of(create(settings));
    }
}
