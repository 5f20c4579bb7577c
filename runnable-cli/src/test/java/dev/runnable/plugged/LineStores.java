package dev.runnable.plugged;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Map;

/// `run-log-store: {type: lines, config: {path: logs}}`.
public final class LineStores implements RunLogStoreProvider {
    @Override
    public String type() {
        return "lines";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(List.of("path"));
    }

    @Override
    public RunLogStore create(Settings settings, ServiceContext context) {
        return new LineStore(
                context.workingDirectory().resolve(settings.text("path").orElse("logs")));
    }

    @Override
    public Map<String, String> settingsIn(String folder) {
        return Map.of("path", folder + "/lines");
    }
}
