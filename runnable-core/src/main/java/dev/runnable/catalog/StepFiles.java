package dev.runnable.catalog;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.ObjectFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of one attempt. Used by one thread.
final class StepFiles implements AttemptFiles.Open {
    private final RunFiles run;
    private final StepPath step;
    private final CatalogSpec spec;
    private final Optional<String> made;
    private final Scope scope;
    private final @Nullable Sandbox sandbox;
    private final Boundary folder;
    private final StoredObjects objects;
    private final Set<String> declared = new HashSet<>();

    StepFiles(
            RunFiles run,
            StepPath step,
            CatalogSpec spec,
            Optional<String> made,
            Scope scope,
            boolean isSandboxed)
            throws DataException {
        this.run = run;
        this.step = step;
        this.spec = spec;
        this.made = made;
        this.scope = scope;
        this.sandbox = isSandboxed ? Sandbox.make(run.places) : null;
        this.folder = new Boundary(sandbox == null ? run.places.folder() : sandbox.data());
        this.objects = new StoredObjects(run, placeOfBranch());
    }

    @Override
    public List<DataEntry> get() throws DataException, InterruptedException {
        if (spec.get().isEmpty()) {
            return List.of();
        }
        Boundary usual = new Boundary(run.places.folder());
        SequencedMap<String, DataFile> wanted =
                new Wanted(scope, run.producers, usual).of(spec.get());
        declared.addAll(wanted.keySet());
        new Getting(run, folder).all(wanted.values());
        return wanted.values().stream().map(DataEntry::get).toList();
    }

    @Override
    public Optional<Path> workingDirectory() {
        return Optional.ofNullable(sandbox).map(Sandbox::folder);
    }

    @Override
    public ObjectFiles objects() {
        return objects;
    }

    @Override
    public AttemptFiles.Put put(boolean succeeded) throws InterruptedException {
        AttemptFiles.Put put =
                new Putting(run, step, spec, folder, placeOfBranch()).all(made, succeeded);
        put.entries().forEach(entry -> declared.add(entry.file().name()));
        return put;
    }

    private String placeOfBranch() {
        return run.places.runId()
                + step.branch().map(BranchPath::folder).map(branch -> "/" + branch).orElse("");
    }

    @Override
    public String explain(String error) {
        return sandbox == null
                ? error
                : new Undeclared(scope, spec, run, sandbox.data()).explain(error);
    }

    @Override
    public void close() {
        objects.close();
        if (sandbox != null) {
            run.leaveBehind(sandbox.data(), declared, step);
            sandbox.close();
        }
    }
}
