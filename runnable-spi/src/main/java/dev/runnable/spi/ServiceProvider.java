package dev.runnable.spi;

import java.util.List;

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

    /// The keys that its configuration may have, for suggestions and documentation. Others are
    /// refused before the service is made.
    List<String> settings();

    /// Makes the service. Reads its settings and reports mistakes in them by `settings`, all of
    /// them; what it returns then is never used. Must not start or connect anything: that is for
    /// the first time that the service is used.
    ///
    /// @throws dev.runnable.problem.ProblemException for what is wrong at no single key
    S create(Settings settings, ServiceContext context);
}
