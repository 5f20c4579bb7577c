package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.config.ServiceSpec;
import dev.runnable.image.Distribution;
import dev.runnable.image.ImageContent;
import dev.runnable.image.ImagePlatform;
import dev.runnable.image.ImageRequest;
import dev.runnable.image.ImageTexts;
import dev.runnable.image.ImageWishes;
import dev.runnable.problem.Problems;
import dev.runnable.run.ClassPaths;
import dev.runnable.run.Preparation;
import dev.runnable.spi.Settings;
import java.nio.file.Path;
import java.util.Optional;

/// From what is said of an image, on the command line and in the configuration, to what goes in.
///
/// @param configuration the chosen one
/// @param wishes of the command line over those of the configuration
/// @param request all that decides
/// @param content what goes in
record ImagePreparation(
        Configuration configuration,
        ImageWishes wishes,
        ImageRequest request,
        ImageContent content) {
    /// @param texts of the command line
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    static ImagePreparation of(
            World world, ConfigurationOption option, ImageArguments arguments, ImageTexts texts) {
        Path here = world.surroundings().workingDirectory();
        Preparation preparation = option.preparation(world);
        Configuration configuration = preparation.chosen().withClasspath(arguments.classpath());
        Problems problems = new Problems();
        ImageWishes wishes =
                wishes(arguments, texts, here).over(ofConfiguration(configuration, here, problems));
        problems.throwIfFailed();
        ImageRequest request =
                new ImageRequest(
                        wishes,
                        here,
                        ClassPaths.expand(configuration.classpath(), here),
                        Distribution.of(world.surroundings().self()),
                        new NotIncluded(wishes, configuration, here)
                                .places(preparation.assembly(configuration).storage(), problems),
                        ImagePlatform.of(System.getProperty("os.arch")));
        ImageContent content = ImageContent.of(request, problems);
        problems.throwIfFailed();
        problems.sorted().forEach(warning -> Complaints.tell(world.terminal(), warning));
        return new ImagePreparation(configuration, wishes, request, content);
    }

    private static ImageWishes wishes(ImageArguments arguments, ImageTexts texts, Path here) {
        return ImageWishes.read(
                texts,
                here,
                (key, message, hint) -> {
                    throw arguments.wrongUsage(
                            "--%s: %s. %s".formatted(optionOf(key), message, hint));
                });
    }

    private static String optionOf(String key) {
        return key.equals("platforms") ? "platform" : key;
    }

    private static ImageWishes ofConfiguration(
            Configuration configuration, Path here, Problems problems) {
        Optional<ServiceSpec> section = configuration.image();
        ServiceSpec spec =
                section.orElseGet(
                        () -> ServiceSpec.plain("image", configuration.executor().location()));
        Settings settings = spec.settings(problems);
        return ImageWishes.read(ImageTexts.of(settings), here, settings::reject);
    }

    /// The engine that the executor of containers is told to use.
    Optional<String> dockerHost() {
        return configuration.executor().settings(new Problems()).text("docker_host");
    }
}
