package dev.runnable.catalog;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps the files that an attempt made.
final class Putting {
    private final RunFiles run;
    private final StepPath step;
    private final CatalogSpec spec;
    private final Boundary folder;
    private final String place;

    /// @param folder where the files are
    /// @param place of the step's branch in the catalog
    Putting(RunFiles run, StepPath step, CatalogSpec spec, Boundary folder, String place) {
        this.run = run;
        this.step = step;
        this.spec = spec;
        this.folder = folder;
        this.place = place;
    }

    /// What became of a file.
    private record Kept(Optional<DataEntry> entry, Optional<String> mistake) {
        static Kept not(String why) {
            return new Kept(Optional.empty(), Optional.of(why));
        }
    }

    /// @param made one that is kept if it is there
    /// @param succeeded a step that failed may leave files out
    AttemptFiles.Put all(Optional<String> made, boolean succeeded) throws InterruptedException {
        List<String> mistakes = new ArrayList<>();
        SortedMap<String, Path> found = find(succeeded, mistakes);
        made.ifPresent(name -> addMade(name, found, mistakes));
        List<Kept> kept = AtOnce.each(found.entrySet(), this::put);
        kept.stream().map(Kept::mistake).flatMap(Optional::stream).forEach(mistakes::add);
        return new AttemptFiles.Put(
                kept.stream().map(Kept::entry).flatMap(Optional::stream).toList(), mistakes);
    }

    private SortedMap<String, Path> find(boolean succeeded, List<String> mistakes) {
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
        return found;
    }

    private void addMade(String name, SortedMap<String, Path> found, List<String> mistakes) {
        Path file = folder.folder().resolve(name).normalize();
        if (file.startsWith(folder.folder()) && Files.isRegularFile(file)) {
            try {
                Path _ = folder.real(file);
                found.put(folder.folder().relativize(file).toString(), file);
            } catch (DataException e) {
                mistakes.add(e.text());
            }
        }
    }

    private Kept put(Map.Entry<String, Path> file) throws InterruptedException {
        try {
            DataEntry entry = DataEntry.put(put(file.getKey(), file.getValue()));
            return new Kept(Optional.of(entry), Optional.empty());
        } catch (IOException e) {
            return Kept.not("cannot read '" + file.getKey() + "': " + FileTrouble.reason(e));
        } catch (DataException e) {
            return Kept.not(e.text());
        }
    }

    private DataFile put(String name, Path file)
            throws IOException, DataException, InterruptedException {
        KnownHashes.Hash hash = run.hashes.of(file);
        DataFile data =
                new DataFile(
                        name,
                        hash.sha256(),
                        hash.stamp().size(),
                        place + "/" + name,
                        step.text(),
                        spec.storeCopy(),
                        Files.isExecutable(file),
                        false);
        if (spec.storeCopy()) {
            keep(data, new HashedFile(file, hash));
        }
        return data;
    }

    /// A run cannot go on without what it could not keep. That a file changes is the step's fault,
    /// and whoever is interrupted has been told to stop.
    private void keep(DataFile data, HashedFile content) throws DataException {
        try {
            run.catalog.put(data, content);
        } catch (IOException e) {
            if (content.isUnchanged() && !Thread.currentThread().isInterrupted()) {
                run.abort(e);
            }
            throw new DataException(FileTrouble.reason(e));
        }
    }
}
