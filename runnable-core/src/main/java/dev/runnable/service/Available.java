package dev.runnable.service;

import static java.util.Objects.requireNonNull;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Origin;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.ServiceProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// A service that a configuration may choose.
///
/// @param type by which it does
/// @param origin the plugin that brings it; empty: none does
/// @param builtIn whether it is of this program
public record Available<P extends ServiceProvider<?>>(
        String type, P provider, Optional<Origin> origin, boolean builtIn) {
    private static final String OURS = "dev.runnable.";

    public Available {
        requireNonNull(type, "type");
        requireNonNull(provider, "provider");
        requireNonNull(origin, "origin");
    }

    static <P extends ServiceProvider<?>> Available<P> builtIn(P provider) {
        return new Available<>(provider.type(), provider, Optional.empty(), true);
    }

    /// @throws IllegalStateException when it does not say what it has to
    static <P extends ServiceProvider<?>> Available<P> of(Extension<P> extension) {
        P provider = extension.provider();
        String type = provider.type();
        if (type == null || type.isBlank()) {
            throw new IllegalStateException("its type() is " + (type == null ? "null" : "blank"));
        }
        boolean ours =
                extension.origin().isEmpty() && provider.getClass().getName().startsWith(OURS);
        // what ours say is asked when it is needed: it takes time to put together
        if (!ours && provider.settings() == null) {
            throw new IllegalStateException("its settings() is null");
        }
        return new Available<>(type, provider, extension.origin(), ours);
    }

    /// What its configuration may say.
    public SettingsShape shape() {
        return provider.settings();
    }

    /// The file that brings it; empty: it is built in, or cannot be told.
    public Optional<Path> source() {
        return builtIn
                ? Optional.empty()
                : origin.map(Origin::file).or(() -> file(provider.getClass()));
    }

    /// What is wrong with a provider that nobody can choose.
    ///
    /// @param what it makes, as the configuration calls it
    /// @param cause as thrown by it, or by [#of]
    static Problem leftOut(Extension<?> extension, String what, Throwable cause) {
        String reason =
                cause instanceof IllegalStateException ? cause.getMessage() : cause.toString();
        return Problem.warning(
                        ProblemCode.BAD_PROVIDER,
                        SourceLocation.of(what),
                        "%s is left out: %s"
                                .formatted(
                                        describe(extension.provider(), extension.origin()), reason))
                .withHint("Remove it, or ask who wrote it to mend it.");
    }

    /// For messages: its class and where that is from.
    public String describe() {
        return describe(provider, origin);
    }

    static String describe(Object provider, Optional<Origin> origin) {
        String name = provider.getClass().getName();
        return origin.map(it -> "%s of the plugin %s".formatted(name, text(it)))
                .or(() -> file(provider.getClass()).map(it -> name + " of " + it))
                .orElse(name);
    }

    static String text(Origin origin) {
        return "'%s' %s (%s)".formatted(origin.id(), origin.version(), origin.file());
    }

    private static Optional<Path> file(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) { // not of a file
            return Optional.empty();
        }
    }
}
