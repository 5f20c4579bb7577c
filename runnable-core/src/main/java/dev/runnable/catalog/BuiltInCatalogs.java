package dev.runnable.catalog;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The catalogs that need no service.
public final class BuiltInCatalogs {
    private static final String LOCATION = "catalog_location";
    private static final String USUAL_LOCATION = ".catalog";

    private BuiltInCatalogs() {}

    public static List<CatalogProvider> all() {
        return List.of(new Nothing(), new OfFiles());
    }

    private record Nothing() implements CatalogProvider {
        @Override
        public String type() {
            return KeepsNothing.TYPE;
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public Catalog create(Settings settings, ServiceContext context) {
            return new KeepsNothing();
        }
    }

    private record OfFiles() implements CatalogProvider {
        @Override
        public String type() {
            return FileCatalog.TYPE;
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed(
                    setting(LOCATION, SettingType.text(), "Where files are kept.")
                            .withDefault(USUAL_LOCATION));
        }

        @Override
        public Catalog create(Settings settings, ServiceContext context) {
            Path here = context.workingDirectory();
            Path location = here.resolve(settings.text(LOCATION).orElse(USUAL_LOCATION));
            if (here.startsWith(location.normalize())) {
                settings.reject(
                        LOCATION,
                        "'catalog_location' is the working directory, or around it",
                        "The catalog needs a folder of its own, such as '.catalog'.");
            }
            String process = Long.toString(context.random().nextLong() & Long.MAX_VALUE, 36);
            return new FileCatalog(location, process);
        }

        @Override
        public Map<String, String> settingsIn(String folder) {
            return Map.of(LOCATION, folder + "/catalog");
        }
    }
}
