package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.extension.Origin;
import dev.runnable.service.Available;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An executor that a configuration may choose.
///
/// @param source the jar, zip or folder that brings it; empty: it is built in
/// @param plugin that it comes from, if so
/// @param shape what its configuration may say
public record InstalledExecutor(
        String type,
        Optional<Path> source,
        Optional<Origin> plugin,
        SortedSet<Capability> capabilities,
        SettingsShape shape) {
    public InstalledExecutor {
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        requireNonNull(plugin, "plugin");
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
        requireNonNull(shape, "shape");
    }

    static InstalledExecutor of(Available<ExecutorProvider> executor) {
        return new InstalledExecutor(
                executor.type(),
                executor.source(),
                executor.origin(),
                new TreeSet<>(executor.provider().capabilities()),
                executor.shape());
    }
}
