package dev.runnable.container;

/// When an image is fetched from its registry.
enum PullPolicy {
    ALWAYS,
    MISSING,
    NEVER
}
