package dev.runnable.spi;

import dev.runnable.problem.Problem;
import dev.runnable.settings.SettingsShape;
import java.util.List;
import java.util.Optional;

/// Makes an executor whose settings are a record, each component of which has a
/// [dev.runnable.settings.Setting]. The program reads and checks them, tells every mistake with its
/// place, and documents them; the executor is only made when there is none.
///
/// @param <R> the record
public interface ConfiguredExecutorProvider<R extends Record> extends ExecutorProvider {
    Class<R> configuration();

    /// Makes the executor. Must not start or connect anything.
    GenericPipelineExecutor create(R configuration);

    /// As [ExecutorProvider#checkMachine].
    ///
    /// @param configuration empty when another executor is chosen and this one cannot be without
    ///   settings
    default List<Problem> checkMachine(Optional<R> configuration, RunContext context) {
        return List.of();
    }

    @Override
    default SettingsShape shape() {
        return SettingsShape.of(configuration());
    }

    @Override
    default List<String> settings() {
        return shape().keys();
    }

    @Override
    default Optional<GenericPipelineExecutor> make(Settings settings) {
        return settings.bind(configuration()).map(this::create);
    }

    /// For settings that are known to be right.
    @Override
    default GenericPipelineExecutor create(Settings settings) {
        return make(settings)
                .orElseThrow(() -> new IllegalArgumentException("these settings are faulty"));
    }

    @Override
    default List<Problem> checkMachine(Settings settings, RunContext context) {
        return checkMachine(settings.bind(configuration()), context);
    }
}
