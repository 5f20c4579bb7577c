package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.journal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/// Lays files of the catalog out for an attempt.
final class Getting {
    private final RunFiles run;
    private final Boundary folder;

    /// @param folder where they go
    Getting(RunFiles run, Boundary folder) {
        this.run = run;
        this.folder = folder;
    }

    void all(Collection<DataFile> files) throws DataException, InterruptedException {
        Optional<DataException> first =
                AtOnce.each(files, this::mistake).stream().flatMap(Optional::stream).findFirst();
        if (first.isPresent()) {
            throw first.get();
        }
    }

    private Optional<DataException> mistake(DataFile file) throws InterruptedException {
        try {
            get(file);
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(e);
        }
    }

    private void get(DataFile file) throws DataException, InterruptedException {
        Path target = folder.resolve(file.name());
        try {
            folder.makeFolderOf(target);
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new DataException(cannotBeGot(file, "there is a folder of that name"));
            }
            if (isThere(target, file)) {
                return;
            }
        } catch (IOException e) {
            throw new DataException(cannotBeGot(file, FileTrouble.reason(e)));
        }
        copy(file, target);
    }

    private void copy(DataFile file, Path target) throws DataException {
        try {
            run.catalog.get(file, target);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    cannotBeGot(
                            file, "its content is not in the catalog any more: " + e.getFile()));
        } catch (IOException e) {
            run.abort(e);
            throw new DataException(FileTrouble.reason(e));
        }
    }

    private static String cannotBeGot(DataFile file, String why) {
        return "'" + file.name() + "' cannot be got: " + why;
    }

    /// Most steps share a folder, so a file is often still where it was made.
    private boolean isThere(Path target, DataFile file) throws IOException, InterruptedException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == file.size()
                && Files.isExecutable(target) == file.isExecutable()
                && run.hashes.of(target).sha256().equals(file.sha256());
    }
}
