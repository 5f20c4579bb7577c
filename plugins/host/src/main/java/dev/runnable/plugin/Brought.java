package dev.runnable.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/// A provider that a plugin brings.
///
/// @param point the interface of the SPI that it implements
/// @param name by which a configuration or a pipeline chooses it
public record Brought(Class<?> point, String name, Object provider) {
    public Brought {
        requireNonNull(point, "point");
        requireNonNull(name, "name");
        requireNonNull(provider, "provider");
    }

    /// What people call the point, for instance `pipeline-executor`.
    public String kind() {
        return switch (point.getSimpleName()) {
            case "ExecutorProvider" -> "pipeline-executor";
            case "TaskType" -> "task";
            case "SecretSourceProvider" -> "secrets";
            case "EventListenerProvider" -> "listener";
            case String other -> dashed(other);
        };
    }

    /// `RunLogStoreProvider` as `run-log-store`.
    private static String dashed(String type) {
        return type.replaceAll("Provider$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
