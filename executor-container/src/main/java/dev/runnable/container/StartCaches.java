package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.RunContext;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.SharedFolders;
import dev.runnable.task.part.PartsElsewhere;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Shortens the starts of this program in containers. Its launcher keeps an ahead-of-time cache,
/// which fits one JVM at one place only: so one is made for each image, by a container of it, and
/// kept in the user's cache folder. Where that cannot be, steps start without.
final class StartCaches {
    private static final String OFF = "off";

    private final Docker docker;
    private final RunContext context;
    private final Consumer<String> progress;

    /// @param progress is told when one is made: that takes some seconds
    StartCaches(Docker docker, RunContext context, Consumer<String> progress) {
        this.docker = docker;
        this.context = context;
        this.progress = progress;
    }

    /// The folder for containers like these.
    Optional<Path> of(ContainerOptions options) throws EngineException, InterruptedException {
        Optional<Path> base = base();
        Optional<String> image = docker.digest(options.theImage());
        SharedFolders handed =
                new SharedFolders(context.temporaryDirectory().resolve("containers/start"));
        Optional<PartsElsewhere> parts =
                context.selfStart()
                        .filter(PartsElsewhere::isLauncher)
                        .map(self -> new PartsElsewhere(context, self, handed));
        if (base.isEmpty() || image.isEmpty() || parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            String what = parts.get().installation() + image.get() + options.asCaller();
            Path folder = base.get().resolve(name(what));
            if (!Files.exists(folder.resolve("tried"))) {
                make(options, parts.get(), handed, folder);
            }
            return Optional.of(folder);
        } catch (EngineException e) {
            throw e;
        } catch (IOException _) { // the cache folder cannot be written, or this is no installation
            return Optional.empty();
        } finally {
            PrivateFolders.remove(handed.parent());
        }
    }

    /// Once, whether it succeeds or not.
    private void make(
            ContainerOptions options, PartsElsewhere parts, SharedFolders handed, Path folder)
            throws IOException, InterruptedException {
        progress.accept(
                "first use of the image '"
                        + options.theImage()
                        + "' with this version, preparing for faster starts ...");
        Files.createDirectories(folder);
        Mounts mounts = new Mounts(context, handed, Optional.of(parts), Map.of());
        try (Containers containers = new Containers(docker, context, false, mounts)) {
            parts.prepare(
                    containers.place(
                            options.asCaller(), StepPath.root("start"), 1, Optional.empty()),
                    folder,
                    handed.make("start"));
        }
        Files.writeString(folder.resolve("tried"), "");
    }

    /// Where the user's caches are, unless they are switched off.
    private Optional<Path> base() {
        Map<String, String> variables = context.environment();
        if (OFF.equals(variables.get("RUNNABLE_AOT"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(variables.get("XDG_CACHE_HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .or(() ->
                        Optional.ofNullable(variables.get("HOME"))
                                .filter(text -> text.startsWith("/"))
                                .map(home -> Path.of(home, ".cache")))
                .map(caches -> caches.resolve("runnable/containers"));
    }

    private static String name(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
