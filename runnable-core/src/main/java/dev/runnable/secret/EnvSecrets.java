package dev.runnable.secret;

import dev.runnable.spi.SecretsProvider;
import java.util.Map;
import java.util.Optional;

/// Secrets that are variables of the user's environment (`env-secrets`).
public final class EnvSecrets implements SecretsProvider {
    private final Map<String, String> environment;

    public EnvSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name));
    }
}
