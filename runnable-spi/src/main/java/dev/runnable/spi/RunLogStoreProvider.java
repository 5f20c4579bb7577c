package dev.runnable.spi;

import java.util.Map;

/// Makes a run log store from its configuration, the section `run-log-store`. Must not touch the
/// store before it is used: commands that only ask make it too.
public interface RunLogStoreProvider extends ServiceProvider<RunLogStore> {
    /// The settings by which it keeps all that it has below one folder. Executors that run steps on
    /// other machines share such a folder among them, which is somewhere else there than here.
    ///
    /// @param folder absolute, as those see it who share it
    /// @return values by key; they replace those of the user. Empty: it is no matter of folders,
    ///   and the user's settings hold everywhere
    default Map<String, String> settingsIn(String folder) {
        return Map.of();
    }
}
