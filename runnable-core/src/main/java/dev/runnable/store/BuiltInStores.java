package dev.runnable.store;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.journal.Durability;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The stores that need no service.
public final class BuiltInStores {
    private static final String FOLDER = "log_folder";
    private static final String DURABILITY = "durability";
    private static final String USUAL_FOLDER = ".run_log_store";

    private BuiltInStores() {}

    public static List<RunLogStoreProvider> all() {
        return List.of(
                new InMemory(),
                new OnDisk("file-system", FileSystemRunLogStore::new),
                new OnDisk("chunked-fs", ChunkedFsRunLogStore::new));
    }

    private record InMemory() implements RunLogStoreProvider {
        @Override
        public String type() {
            return "buffered";
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public RunLogStore create(Settings settings, ServiceContext context) {
            return new BufferedRunLogStore();
        }
    }

    private interface Making {
        RunLogStore store(Path folder, Durability durability, ZoneId zone);
    }

    private record OnDisk(String type, Making making) implements RunLogStoreProvider {
        @Override
        public SettingsShape settings() {
            return SettingsShape.closed(
                    setting(FOLDER, SettingType.text(), "Where run logs are kept.")
                            .withDefault(USUAL_FOLDER),
                    setting(
                                    DURABILITY,
                                    SettingType.choice("normal", "strict"),
                                    "When records are forced to the disk: within 100 ms, or each"
                                            + " at once.")
                            .withDefault("normal"));
        }

        @Override
        public RunLogStore create(Settings settings, ServiceContext context) {
            String folder = settings.text(FOLDER).orElse(USUAL_FOLDER);
            return making.store(
                    context.workingDirectory().resolve(folder),
                    durability(settings),
                    context.zone());
        }

        @Override
        public Map<String, String> settingsIn(String folder) {
            return Map.of(FOLDER, folder + "/run_logs");
        }
    }

    private static Durability durability(Settings settings) {
        String text = settings.text(DURABILITY).orElse("normal");
        return switch (text) {
            case "normal" -> Durability.BATCHED;
            case "strict" -> Durability.STRICT;
            default -> {
                settings.reject(
                        DURABILITY,
                        "there is no durability '" + text + "'",
                        "It is 'normal' (forced to the disk within 100 ms) or 'strict' (each record"
                                + " at once).");
                yield Durability.BATCHED;
            }
        };
    }
}
