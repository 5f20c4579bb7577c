package dev.runnable.cli;

import dev.runnable.image.ImageTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What is said of an image on the command line. The section `image` of the configuration says the
/// same, and what is said here wins.
final class ImageArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = {
                "What the image is built upon: a name in a registry, docker:NAME, tar:FILE or"
                        + " scratch.",
                "Default: eclipse-temurin:25, which has a JDK and no Python."
            })
    private @Nullable String base;

    @Option(
            names = "--jdk",
            paramLabel = "FOLDER",
            description = "A JDK of this machine, for a base image that has none.")
    private @Nullable String jdk;

    @Option(
            names = "--user",
            paramLabel = "UID[:GID]",
            description = "Who containers run as. Default: 1000:1000.")
    private @Nullable String user;

    @Option(
            names = "--workdir",
            paramLabel = "FOLDER",
            description = "Where the project is in the image. Default: /app.")
    private @Nullable String workdir;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable of its containers, readable by everybody who has the image.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label of the image.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--include",
            paramLabel = "SOURCE[:PLACE]",
            description = {
                "A file or folder that goes in although .dockerignore or its place says otherwise.",
                "Never go in: secrets such as .env, .git, and what runs have written."
            })
    private List<String> include = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATHS",
            description = "Classes and libraries of Java steps, before those of the configuration.")
    private @Nullable String classpath;

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCHITECTURE",
            split = ",",
            description = {
                "What machines the image is for. Default: such as this one.",
                "Several make one image for all of them, in a registry."
            })
    private List<String> platforms = new ArrayList<>();

    /// The texts, with what only some commands ask for.
    ImageTexts texts(Optional<String> to, Optional<String> name, Optional<Boolean> insecure) {
        return new ImageTexts(
                Optional.ofNullable(base),
                to,
                name,
                Optional.ofNullable(jdk),
                Optional.ofNullable(user),
                Optional.ofNullable(workdir),
                new LinkedHashMap<>(environment),
                new LinkedHashMap<>(labels),
                include,
                platforms,
                insecure);
    }

    List<String> classpath() {
        return RunOptions.entries(classpath);
    }

    CommandLine.ParameterException wrongUsage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
