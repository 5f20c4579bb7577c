package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An executor that a configuration may choose.
///
/// @param source the jar or folder that brings it; empty: it is built in
/// @param shape what its configuration may say
public record InstalledExecutor(
        String type,
        Optional<Path> source,
        SortedSet<Capability> capabilities,
        SettingsShape shape) {
    private static final String OURS = "dev.runnable.";

    public InstalledExecutor {
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
        requireNonNull(shape, "shape");
    }

    static InstalledExecutor of(ExecutorProvider provider) {
        boolean ours = provider.getClass().getName().startsWith(OURS);
        return new InstalledExecutor(
                provider.type(),
                ours ? Optional.empty() : source(provider.getClass()),
                new TreeSet<>(provider.capabilities()),
                provider.shape());
    }

    private static Optional<Path> source(Class<?> type) {
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
