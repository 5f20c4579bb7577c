package dev.runnable.spi;

import dev.runnable.settings.SettingsShape;
import java.util.Optional;

/// A provider whose settings are a record, each component of which has a
/// [dev.runnable.settings.Setting]. The program reads and checks them, tells every mistake with its
/// place, and documents them; the service is only made when there is none. Stands beside the
/// interface of the section: `implements CatalogProvider, Configured<Catalog, BucketSettings>`.
///
/// @param <S> the service
/// @param <R> the record
public interface Configured<S, R extends Record> extends ServiceProvider<S> {
    Class<R> configuration();

    /// Makes the service. Must not start or connect anything.
    S create(R configuration, ServiceContext context);

    @Override
    default SettingsShape settings() {
        return SettingsShape.of(configuration());
    }

    @Override
    default Optional<S> make(Settings settings, ServiceContext context) {
        return settings.bind(configuration()).map(it -> create(it, context));
    }

    /// For settings that are known to be right.
    @Override
    default S create(Settings settings, ServiceContext context) {
        return make(settings, context)
                .orElseThrow(() -> new IllegalArgumentException("these settings are faulty"));
    }
}
