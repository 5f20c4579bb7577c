package dev.runnable.spi;

import java.util.Map;

/// Makes a catalog from its configuration, the section `catalog`.
///
/// The keys `compute_data_folder` and `sandbox` are for all catalogs and need not be among
/// [#settings()]: they are about the working directory.
public interface CatalogProvider extends ServiceProvider<Catalog> {
    /// The settings by which it keeps all that it has below one folder; as
    /// [RunLogStoreProvider#settingsIn].
    default Map<String, String> settingsIn(String folder) {
        return Map.of();
    }
}
