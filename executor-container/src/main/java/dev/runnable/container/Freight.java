package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.task.Elsewhere.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Takes the files of one process to its container and back, where the engine does not see this
/// machine's. What it reads goes in; of what it may write to, what has changed comes back.
final class Freight implements Crossing {
    private final Docker docker;
    private final Set<Path> shared = new LinkedHashSet<>();
    private final List<Path> all = new ArrayList<>();
    private final Parcel parcel;

    /// @param directory where the process runs
    Freight(Docker docker, RunContext context, Path directory, Folders folders) {
        this.docker = docker;
        shared.add(directory);
        shared.addAll(folders.shared());
        all.add(context.workingDirectory());
        all.add(context.pipelineDirectory());
        all.addAll(shared);
        all.addAll(folders.given());
        List<Path> storage = context.selfStart().map(SelfStart::storage).orElse(List.of());
        this.parcel =
                new Parcel(
                        new Selection(
                                context.runId(),
                                storage,
                                context.temporaryDirectory(),
                                Ignored.in(context.workingDirectory())));
    }

    @Override
    public void in(String container) throws IOException, InterruptedException {
        PipedOutputStream end = new PipedOutputStream();
        try (PipedInputStream tar = new PipedInputStream(end, 1 << 16)) {
            CompletableFuture<Void> packed =
                    CompletableFuture.runAsync(
                            () -> parcel.pack(all, end), task -> Thread.ofVirtual().start(task));
            docker.put(container, tar);
            packed.join();
        } catch (CompletionException e) {
            throw new IOException(
                    "the files could not be copied to the container: " + e.getCause(), e);
        }
    }

    @Override
    public void out(String container) throws IOException {
        for (Path folder : shared) {
            Optional<InputStream> tar = docker.get(container, folder);
            if (tar.isPresent()) {
                try (InputStream archive = tar.get()) {
                    parcel.unpack(archive, folder);
                }
            }
        }
    }
}
