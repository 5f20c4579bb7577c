package dev.runnable.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.progress.ProgressEventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Makes images of contents.
///
/// @param base what they come upon
/// @param platforms what they are for
/// @param surroundings of this machine
public record ImageBuilder(
        BaseImage base, List<ImagePlatform> platforms, BuildSurroundings surroundings) {
    /// What the library says of every base image that has a name, and of every registry without a
    /// certificate that may be asked nevertheless: users know.
    private static final List<String> KNOWN =
            List.of("does not use a specific image digest", "Attempting again with");

    /// Is told how far it is.
    public interface Listener {
        /// Is told by several threads.
        ///
        /// @param done from 0 to 1
        void progress(double done);

        void warning(String text);
    }

    /// Builds an image and brings it where it is to go.
    ///
    /// @param name what an image in a file is called
    /// @throws dev.runnable.problem.ProblemException when that is not possible
    public BuiltImage build(
            ImageContent content, ImageTarget target, String name, Listener listener)
            throws InterruptedException {
        BuildProblems problems = new BuildProblems(base, target);
        problems.check(platforms);
        try {
            return switch (target) {
                case ImageTarget.TarFile tar -> toFile(content, tar, name, listener);
                case ImageTarget.Engine(String image) ->
                        run(content, target, Containerizer.to(engine(image)), listener);
                case ImageTarget.Registry(String image) ->
                        run(content, target, Containerizer.to(credentials().of(image)), listener);
            };
        } catch (IOException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw problems.of(e);
        }
    }

    /// At any instant there is the old file or the whole new one.
    private BuiltImage toFile(
            ImageContent content, ImageTarget.TarFile tar, String name, Listener listener)
            throws IOException,
                    InterruptedException,
                    RegistryException,
                    CacheDirectoryCreationException,
                    ExecutionException {
        Path folder = tar.file().resolveSibling(".").normalize();
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, "." + tar.file().getFileName(), ".tmp");
        half.toFile().deleteOnExit(); // also when somebody interrupts us
        try {
            TarImage image = TarImage.at(half).named(ImageNames.reference(name));
            BuiltImage built = run(content, tar, Containerizer.to(image), listener);
            Files.move(half, tar.file(), StandardCopyOption.ATOMIC_MOVE);
            return built;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private BuiltImage run(
            ImageContent content,
            ImageTarget target,
            Containerizer containerizer,
            Listener listener)
            throws IOException,
                    InterruptedException,
                    RegistryException,
                    CacheDirectoryCreationException,
                    ExecutionException {
        containerizer
                .setBaseImageLayersCache(surroundings.cache().resolve("base"))
                .setApplicationLayersCache(surroundings.cache().resolve("layers"))
                .setAllowInsecureRegistries(isInsecure(target))
                .addEventHandler(LogEvent.class, event -> tell(event, listener))
                .addEventHandler(
                        ProgressEvent.class,
                        new ProgressEventHandler(
                                update -> listener.progress(update.getProgress())));
        JibContainer built = described(content).containerize(containerizer);
        return new BuiltImage(
                target.toString(),
                built.getDigest().toString(),
                platforms.size() > 1
                        ? Optional.empty()
                        : Optional.of(built.getImageId().toString()));
    }

    private static void tell(LogEvent event, Listener listener) {
        boolean known = KNOWN.stream().anyMatch(event.getMessage()::contains);
        if (event.getLevel() == LogEvent.Level.WARN && !known) {
            listener.warning(event.getMessage());
        }
    }

    private JibContainerBuilder described(ImageContent content) {
        Set<Platform> wanted = new LinkedHashSet<>();
        platforms.forEach(it -> wanted.add(new Platform(it.architecture(), it.os())));
        return started()
                .setFileEntriesLayers(content.layers().stream().map(JibLayers::of).toList())
                .setPlatforms(wanted)
                .setUser(content.user().toString())
                .setWorkingDirectory(AbsoluteUnixPath.get(content.folder()))
                .setEnvironment(content.environment())
                .setLabels(content.labels())
                .setEntrypoint(content.entrypoint());
    }

    private JibContainerBuilder started() {
        return switch (base) {
            case BaseImage.Scratch _ -> Jib.fromScratch();
            case BaseImage.TarFile(Path file) -> Jib.from(TarImage.at(file));
            case BaseImage.Engine(String name) -> Jib.from(engine(name));
            case BaseImage.Registry(String name) -> Jib.from(credentials().of(name));
        };
    }

    /// The `docker` command finds the engine, unless one is named outright.
    private DockerDaemonImage engine(String name) {
        DockerDaemonImage image = DockerDaemonImage.named(ImageNames.reference(name));
        return surroundings
                .dockerHost()
                .map(host -> image.setDockerEnvironment(Map.of("DOCKER_HOST", host)))
                .orElse(image);
    }

    private Credentials credentials() {
        return new Credentials(surroundings.dockerConfiguration());
    }

    /// Registries of this machine are asked without certificates, as `docker` does.
    private boolean isInsecure(ImageTarget target) {
        boolean baseHere =
                !(base instanceof BaseImage.Registry(String name))
                        || ImageNames.isOfThisMachine(name);
        boolean targetHere =
                !(target instanceof ImageTarget.Registry(String name))
                        || ImageNames.isOfThisMachine(name);
        return surroundings.insecure() || (baseHere && targetHere);
    }
}
