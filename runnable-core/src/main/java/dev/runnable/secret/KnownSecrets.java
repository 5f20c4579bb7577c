package dev.runnable.secret;

import dev.runnable.spi.SecretSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Secrets whose values are known from the start: variables of the user's environment
/// (`env-secrets`), or the lines of a dotenv file (`dotenv`).
public final class KnownSecrets implements SecretSource {
    private final Map<String, String> values;
    private final UnaryOperator<String> advice;

    /// @param advice how to provide the secret of a name, a whole sentence
    public KnownSecrets(Map<String, String> values, UnaryOperator<String> advice) {
        this.values = Map.copyOf(values);
        this.advice = advice;
    }

    public static KnownSecrets ofEnvironment(Map<String, String> environment) {
        return new KnownSecrets(
                environment,
                name ->
                        "Set the environment variable '"
                                + name
                                + "', or choose another 'secrets' section in the configuration.");
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String advice(String name) {
        return advice.apply(name);
    }
}
