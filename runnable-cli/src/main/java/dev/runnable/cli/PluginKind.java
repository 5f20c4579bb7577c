package dev.runnable.cli;

import java.util.Locale;

/// What a new plugin brings, by the names of the command line.
enum PluginKind {
    EXECUTOR,
    TASK,
    SECRETS,
    LISTENER,
    RUN_LOG_STORE;

    /// Also the folder of its files.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
