package dev.runnable.secret;

import dev.runnable.spi.SecretsProvider;
import java.util.Map;
import java.util.Optional;

/// Secrets whose values are known from the start: variables of the user's environment
/// (`env-secrets`), or the lines of a dotenv file (`dotenv`).
public final class KnownSecrets implements SecretsProvider {
    private final Map<String, String> values;

    public KnownSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
