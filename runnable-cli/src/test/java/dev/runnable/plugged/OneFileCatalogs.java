package dev.runnable.plugged;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Map;

/// `catalog: {type: one-file, config: {file: everything}}`.
public final class OneFileCatalogs implements CatalogProvider {
    @Override
    public String type() {
        return "one-file";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(List.of("file"));
    }

    @Override
    public Catalog create(Settings settings, ServiceContext context) {
        return new OneFileCatalog(
                context.workingDirectory().resolve(settings.text("file").orElse("everything")));
    }

    @Override
    public Map<String, String> settingsIn(String folder) {
        return Map.of("file", folder + "/everything");
    }
}
