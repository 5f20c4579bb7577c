package dev.runnable.cli;

/// What a new plugin brings, by the names of the command line.
enum PluginKind {
    executor,
    task,
    secrets,
    listener
}
