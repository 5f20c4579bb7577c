package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.settings.SettingType;
import dev.runnable.spi.Settings;
import java.util.Optional;

/// How the value of a key is read and checked, and what it becomes in Argo's document.
///
/// @param type as documentation has it
record Rule(SettingType type, Reading reading) {
    Rule {
        requireNonNull(type, "type");
        requireNonNull(reading, "reading");
    }

    /// @return empty when the key is not there, or a problem with it was told
    Optional<JsonNode> read(Settings settings, String key) {
        return reading.read(settings, key);
    }

    @FunctionalInterface
    interface Reading {
        Optional<JsonNode> read(Settings settings, String key);
    }
}
