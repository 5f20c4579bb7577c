package dev.runnable.cli;

/// What results on the standard output look like.
enum OutputFormat {
    text,
    json
}
