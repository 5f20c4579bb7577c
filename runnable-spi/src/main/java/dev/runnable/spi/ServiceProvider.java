package dev.runnable.spi;

import dev.runnable.settings.SettingsShape;
import java.util.Optional;

/// Makes a service out of its section in the configuration, such as `catalog: {type: s3, config:
/// {bucket: sales}}`. There is an interface for each section, which is what is implemented, and
/// named in a file below `META-INF/services/`; see [java.util.ServiceLoader].
///
/// Implementations need a public constructor without arguments, which must be cheap and must not
/// fail: all of them are made when somebody asks what there is. Must be thread-safe.
///
/// @param <S> the service
public interface ServiceProvider<S> {
    /// The `type` by which a configuration chooses it: lowercase words with dashes between them, by
    /// custom. Always the same. Of two providers of one section with the same type none is taken,
    /// and a configuration that chooses the type is told of both.
    String type();

    /// What its configuration may say, key by key: for documentation, the JSON Schema and
    /// suggestions. Other keys are refused before the service is made. Of a service whose settings
    /// are a record it is that of the record, see [Configured].
    SettingsShape settings();

    /// Makes the service. Reads its settings and reports mistakes in them by `settings`, all of
    /// them; what it returns then is never used. Must not start or connect anything: that is for
    /// the first time that the service is used.
    ///
    /// @throws dev.runnable.problem.ProblemException for what is wrong at no single key
    S create(Settings settings, ServiceContext context);

    /// The same, where a provider can tell that nothing is to be made of faulty settings.
    ///
    /// @return empty when they are faulty, which was reported then
    default Optional<S> make(Settings settings, ServiceContext context) {
        return Optional.ofNullable(create(settings, context));
    }
}
