package dev.runnable.service;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import java.io.IOException;
import java.util.Optional;

/// A source of secrets of others. That it fails is told as what keeps a run from beginning.
public record GuardedSecrets(SecretSource source, Guard guard) implements SecretSource {
    public static SecretSource around(Providers.Made<SecretSourceProvider, SecretSource> made) {
        return made.by().builtIn()
                ? made.service()
                : new GuardedSecrets(
                        made.service(), Guard.of("source of secrets", made.by().type(), made.by()));
    }

    @Override
    public Optional<String> find(String name) {
        try {
            return guard.ask(() -> source.find(name));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.SERVICE_FAILED,
                                    SourceLocation.of("secrets"),
                                    "the secret '"
                                            + name
                                            + "' cannot be looked up: "
                                            + e.getMessage())
                            .withHint("Mend what the message tells, or choose other 'secrets'."),
                    e);
        }
    }

    @Override
    public String advice(String name) {
        return source.advice(name);
    }
}
