package dev.runnable.catalog;

import static java.util.Objects.requireNonNull;

import dev.runnable.data.DataException;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The files of one run: between its working directory, or private folders, and the catalog.
public final class RunFiles implements AttemptFiles {
    /// Where things are.
    ///
    /// @param runId the run's
    /// @param workingDirectory of the run, absolute
    /// @param data where names of files begin, seen from the working directory; usually that itself
    /// @param left folders in it that are never looked into
    /// @param temporary for what lasts as long as an attempt; private to the run
    /// @param objects how those are written
    public record Places(
            String runId,
            Path workingDirectory,
            Path data,
            List<Path> left,
            Path temporary,
            ObjectForms objects) {
        public Places {
            requireNonNull(runId, "runId");
            requireNonNull(workingDirectory, "workingDirectory");
            requireNonNull(data, "data");
            left = List.copyOf(left);
            requireNonNull(temporary, "temporary");
            requireNonNull(objects, "objects");
        }

        /// Where the names of files begin.
        Path folder() {
            return workingDirectory.resolve(data);
        }
    }

    final Catalog catalog;
    final Places places;
    final Producers producers;
    final KnownHashes hashes;
    private final boolean sandboxed;
    private final Consumer<IOException> broken;
    private final Map<String, String> leftBehind = new ConcurrentHashMap<>();

    /// @param sandboxed whether steps run in private folders that do not say
    /// @param broken is told when the catalog cannot be written
    public RunFiles(
            Catalog catalog,
            Places places,
            Producers producers,
            KnownHashes hashes,
            boolean sandboxed,
            Consumer<IOException> broken) {
        this.catalog = catalog;
        this.places = places;
        this.producers = producers;
        this.hashes = hashes;
        this.sandboxed = sandboxed;
        this.broken = broken;
    }

    @Override
    public Open open(StepPath step, CatalogSpec spec, Optional<String> made, Scope scope)
            throws DataException {
        return new StepFiles(this, step, spec, made, scope, !sharesFolder(spec));
    }

    @Override
    public boolean sharesFolder(CatalogSpec spec) {
        return !spec.sandbox().orElse(sandboxed);
    }

    /// Notes what a sandboxed step made and did not put.
    ///
    /// @param declared the files that it got and put
    void leaveBehind(Path sandbox, Set<String> declared, StepPath step) {
        Undeclared.names(sandbox).stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> leftBehind.put(name, step.text()));
    }

    /// The step that made a file and did not put it.
    Optional<String> leftBehind(String name) {
        return Optional.ofNullable(leftBehind.get(name));
    }

    /// The run cannot go on without what it could not keep.
    void abort(IOException cause) {
        broken.accept(cause);
    }
}
