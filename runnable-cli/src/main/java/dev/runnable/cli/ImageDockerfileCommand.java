package dev.runnable.cli;

import dev.runnable.image.BuildContext;
import dev.runnable.image.Dockerfile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable image dockerfile`: the same image, for those who build images by `docker build`.
@Command(
        name = "dockerfile",
        description = {
            "Shows the Dockerfile of the image that 'build' builds.",
            "With --write it is written, beside the files that it copies: 'docker build FOLDER'."
        })
final class ImageDockerfileCommand implements Callable<Integer> {
    private final World world;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Where the Dockerfile and its files go.")
    private @Nullable Path folder;

    @Mixin private ImageArguments arguments = new ImageArguments();

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    ImageDockerfileCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        ImagePreparation prepared =
                ImagePreparation.of(
                        world,
                        options,
                        arguments,
                        arguments.texts(Optional.empty(), Optional.empty(), Optional.empty()));
        String text = Dockerfile.of(prepared.wishes().theBase(), prepared.content());
        if (folder == null) {
            text.lines().forEach(world.terminal()::result);
        } else {
            Path place = world.surroundings().workingDirectory().resolve(folder).normalize();
            new BuildContext(place).write(text, prepared.content());
            world.terminal().tell("written: docker build " + folder);
        }
        return 0;
    }
}
