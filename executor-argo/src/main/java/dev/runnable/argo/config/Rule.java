package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.spi.Settings;
import java.util.Optional;

/// How the value of a key is read and checked, and what it becomes in Argo's document.
@FunctionalInterface
interface Rule {
    /// @return empty when the key is not there, or a problem with it was told
    Optional<JsonNode> read(Settings settings, String key);
}
