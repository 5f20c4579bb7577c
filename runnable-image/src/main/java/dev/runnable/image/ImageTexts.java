package dev.runnable.image;

import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a user has written about the image, in the configuration or on the command line.
///
/// @param base see [BaseImage]
/// @param to see [ImageTarget]
/// @param name what the image in a file is called
/// @param jdk a folder of this machine
/// @param include files and folders besides the project's, `SOURCE` or `SOURCE:TARGET`
/// @param platforms as `linux/arm64`
public record ImageTexts(
        Optional<String> base,
        Optional<String> to,
        Optional<String> name,
        Optional<String> jdk,
        Optional<String> user,
        Optional<String> workdir,
        SequencedMap<String, String> environment,
        SequencedMap<String, String> labels,
        List<String> include,
        List<String> platforms,
        Optional<Boolean> insecure) {
    /// The section `image` of a configuration.
    public static ImageTexts of(Settings settings) {
        ImageTexts texts =
                new ImageTexts(
                        settings.text("base"),
                        settings.text("to"),
                        settings.text("name"),
                        settings.text("jdk"),
                        settings.scalar("user"),
                        settings.text("workdir"),
                        settings.scalars("environment"),
                        settings.scalars("labels"),
                        settings.texts("include"),
                        settings.texts("platforms"),
                        settings.flag("insecure"));
        settings.rejectOthers();
        return texts;
    }
}
