package dev.runnable.catalog;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.FileTrouble;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ObjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
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
        this.folder =
                new Boundary(
                        sandbox == null
                                ? run.places.folder()
                                : sandbox.folder().resolve(run.places.data()));
        this.objects = new StoredObjects(run, placeOfRun());
    }

    @Override
    public List<DataEntry> get() throws DataException, InterruptedException {
        List<DataEntry> got = new ArrayList<>();
        if (!spec.get().isEmpty()) {
            Boundary usual = new Boundary(run.places.folder());
            SequencedMap<String, DataFile> wanted =
                    new Wanted(scope, run.producers, usual).of(spec.get());
            for (DataFile file : wanted.values()) {
                get(file);
                got.add(DataEntry.get(file));
            }
        }
        return got;
    }

    private void get(DataFile file) throws DataException, InterruptedException {
        Path target = folder.resolve(file.name());
        try {
            folder.makeFolderOf(target);
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new DataException(
                        "'" + file.name() + "' cannot be got: there is a folder of that name");
            }
            if (!isThere(target, file)) {
                run.catalog.get(file, target);
            }
        } catch (IOException e) {
            throw new DataException(FileTrouble.reason(e));
        }
    }

    /// Most steps share a folder, so a file is often still where it was made.
    private boolean isThere(Path target, DataFile file) throws IOException, InterruptedException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == file.size()
                && run.hashes.of(target).sha256().equals(file.sha256());
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
        List<String> mistakes = new ArrayList<>();
        SortedMap<String, Path> found = new TreeMap<>();
        FileSearch search = new FileSearch(folder, run.places.left());
        for (String text : spec.put()) {
            try {
                Map<String, Path> files = search.find(FilePattern.of(text));
                if (files.isEmpty() && succeeded) {
                    mistakes.add("it made no file '" + text + "', which its 'put' names");
                }
                found.putAll(files);
            } catch (DataException e) {
                mistakes.add(e.text());
            }
        }
        addMade(found);
        List<DataEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> file : found.entrySet()) {
            try {
                entries.add(DataEntry.put(put(file.getKey(), file.getValue())));
            } catch (IOException e) {
                mistakes.add("cannot read '" + file.getKey() + "': " + FileTrouble.reason(e));
            } catch (DataException e) {
                mistakes.add(e.text());
            }
        }
        return new AttemptFiles.Put(entries, mistakes);
    }

    private void addMade(SortedMap<String, Path> found) {
        made.map(name -> folder.folder().resolve(name).normalize())
                .filter(file -> file.startsWith(folder.folder()) && Files.isRegularFile(file))
                .ifPresent(file -> found.put(folder.folder().relativize(file).toString(), file));
    }

    private DataFile put(String name, Path file)
            throws IOException, DataException, InterruptedException {
        KnownHashes.Hash hash = run.hashes.of(file);
        DataFile data =
                new DataFile(
                        name,
                        hash.sha256(),
                        hash.stamp().size(),
                        placeOfRun() + "/" + name,
                        step.text(),
                        spec.storeCopy(),
                        Files.isExecutable(file),
                        false);
        if (spec.storeCopy()) {
            keep(data, new HashedFile(file, hash));
        }
        return data;
    }

    private void keep(DataFile data, Catalog.Content content) throws DataException {
        try {
            run.catalog.put(data, content);
        } catch (IOException e) {
            run.abort(e);
            throw new DataException(FileTrouble.reason(e));
        }
    }

    private String placeOfRun() {
        return run.places.runId()
                + step.branch().map(BranchPath::folder).map(branch -> "/" + branch).orElse("");
    }

    @Override
    public String explain(String error) {
        return sandbox == null ? error : new Undeclared(scope, spec, run).explain(error);
    }

    @Override
    public void close() {
        objects.close();
        if (sandbox != null) {
            run.leaveBehind(sandbox.folder(), step);
            sandbox.close();
        }
    }
}
