package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.image.BuildSurroundings;
import dev.runnable.image.BuiltImage;
import dev.runnable.image.ImageBuilder;
import dev.runnable.image.ImageLayer;
import dev.runnable.image.ImageTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable image build`: this program and the project, upon a base image.
@Command(
        name = "build",
        description = {
            "Builds an image of this program and the project in this folder. No engine is needed.",
            "The same files give the same image, whenever and wherever it is built."
        })
final class ImageBuildCommand implements Callable<Integer> {
    private final World world;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = {
                "Where the image goes: docker:NAME (the engine here), registry:NAME, or tar:FILE"
                        + " (for 'docker load').",
                "Registries are told who you are as by 'docker login' and docker's helpers."
            })
    private @Nullable String to;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What an image in a file is called. Default: as this folder.")
    private @Nullable String name;

    @Option(
            names = "--insecure",
            description = "Registries need no valid certificate. Those of this machine never do.")
    private boolean insecure;

    @Mixin private ImageArguments arguments = new ImageArguments();

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: what was built, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    ImageBuildCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws InterruptedException {
        ImagePreparation prepared =
                ImagePreparation.of(
                        world,
                        options,
                        arguments,
                        arguments.texts(
                                Optional.ofNullable(to),
                                Optional.ofNullable(name),
                                insecure ? Optional.of(true) : Optional.empty()));
        ImageTarget target =
                prepared.wishes()
                        .target()
                        .orElseThrow(() ->
                                arguments.wrongUsage(
                                        "where the image goes is missing, for instance: --to docker:"
                                                + usualName()));
        ImageBuilder builder =
                new ImageBuilder(
                        prepared.wishes().theBase(),
                        prepared.request().platforms(),
                        surroundings(prepared));
        tell(build(builder, prepared, target, usualName()), prepared.content().layers());
        return 0;
    }

    private BuiltImage build(
            ImageBuilder builder, ImagePreparation prepared, ImageTarget target, String usualName)
            throws InterruptedException {
        String called = prepared.wishes().name().orElse(usualName);
        try (ImageProgress progress = new ImageProgress(world.terminal())) {
            return builder.build(prepared.content(), target, called, progress);
        }
    }

    /// As the folder, in the letters that names of images have.
    private String usualName() {
        Path folder = world.surroundings().workingDirectory().getFileName();
        String text = String.valueOf(folder).toLowerCase(Locale.ROOT);
        String name = text.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "pipelines" : name;
    }

    private BuildSurroundings surroundings(ImagePreparation prepared) {
        Map<String, String> environment = world.environment();
        Optional<Path> home = Optional.ofNullable(environment.get("HOME")).map(Path::of);
        Path cache =
                Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .or(() -> home.map(it -> it.resolve(".cache")))
                        .orElse(world.surroundings().temporaryRoot());
        Optional<Path> docker =
                Optional.ofNullable(environment.get("DOCKER_CONFIG"))
                        .map(Path::of)
                        .or(() -> home.map(it -> it.resolve(".docker")));
        return new BuildSurroundings(
                cache.resolve("runnable/image"),
                docker.map(it -> it.resolve("config.json")),
                prepared.dockerHost(),
                prepared.wishes().insecure().orElse(false));
    }

    private void tell(BuiltImage built, List<ImageLayer> layers) {
        if (output == OutputFormat.json) {
            world.terminal().out().println(json(built, layers).toPrettyString());
            return;
        }
        Table table = new Table("LAYER", "FILES");
        layers.forEach(layer -> table.row(layer.name(), Long.toString(layer.count())));
        table.lines().forEach(world.terminal()::tell);
        world.terminal().tell("built " + built.target());
        world.terminal().result(built.digest());
    }

    private static ObjectNode json(BuiltImage built, List<ImageLayer> layers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("target", built.target());
        node.put("digest", built.digest());
        built.id().ifPresent(id -> node.put("id", id));
        ArrayNode all = node.putArray("layers");
        layers.forEach(
                layer -> all.addObject().put("name", layer.name()).put("files", layer.count()));
        return node;
    }
}
