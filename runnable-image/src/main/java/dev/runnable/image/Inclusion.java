package dev.runnable.image;

import java.nio.file.Path;
import java.util.Optional;

/// Something that goes into the image although nothing else says so.
///
/// @param source a file or folder
/// @param target its place in the image; empty: its place in the project
public record Inclusion(Path source, Optional<String> target) {
    static Inclusion parse(String text, Path folder) throws BadImageText {
        int colon = text.lastIndexOf(':');
        String source = colon < 0 ? text : text.substring(0, colon);
        Path path = Paths.file(source, folder);
        if (colon < 0 && !path.startsWith(folder)) {
            throw new BadImageText(
                    "'%s' is not in the project, so its place in the image is not known"
                            .formatted(text),
                    "Say where it goes: '%s:PLACE'.".formatted(text));
        }
        return new Inclusion(
                path, colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1)));
    }
}
