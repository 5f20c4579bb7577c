package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.engine.Ambience;
import dev.runnable.event.CodeIdentity;
import dev.runnable.service.NamedListener;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What runs it.
///
/// @param listeners of others
/// @param context all but the run's id is decided before the run
/// @param code the code's identity, asked once
public record RunServices(
        TraversingExecutor executor,
        RunLogStore store,
        SecretSource secrets,
        CatalogService catalog,
        List<NamedListener> listeners,
        Function<String, RunContext> context,
        Supplier<List<CodeIdentity>> code,
        Ambience ambience) {
    public RunServices {
        requireNonNull(executor, "executor");
        requireNonNull(store, "store");
        requireNonNull(secrets, "secrets");
        requireNonNull(catalog, "catalog");
        listeners = List.copyOf(listeners);
        requireNonNull(context, "context");
        requireNonNull(code, "code");
        requireNonNull(ambience, "ambience");
    }
}
