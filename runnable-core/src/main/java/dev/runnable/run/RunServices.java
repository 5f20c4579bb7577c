package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.engine.Ambience;
import dev.runnable.event.CodeIdentity;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.SecretsProvider;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What runs it.
///
/// @param secretsAdvice how to provide the secret of a name, a whole sentence
/// @param context all but the run's id is decided before the run
/// @param code the code's identity, asked once
public record RunServices(
        TraversingExecutor executor,
        RunLogStore store,
        SecretsProvider secrets,
        UnaryOperator<String> secretsAdvice,
        CatalogService catalog,
        Function<String, RunContext> context,
        Supplier<List<CodeIdentity>> code,
        Ambience ambience) {
    public RunServices {
        requireNonNull(executor, "executor");
        requireNonNull(store, "store");
        requireNonNull(secrets, "secrets");
        requireNonNull(secretsAdvice, "secretsAdvice");
        requireNonNull(catalog, "catalog");
        requireNonNull(context, "context");
        requireNonNull(code, "code");
        requireNonNull(ambience, "ambience");
    }
}
