package dev.runnable.secret;

import dev.runnable.spi.SecretsProvider;
import java.util.Map;
import java.util.Optional;

/// Secrets of a dotenv file, under those that the configuration gives by name (`dotenv`).
public final class DotenvSecrets implements SecretsProvider {
    private final Map<String, String> values;

    public DotenvSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
