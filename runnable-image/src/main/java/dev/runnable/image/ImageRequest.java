package dev.runnable.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All that decides what is in an image.
///
/// @param project the folder whose files go in
/// @param classpath of Java steps: files and folders, wherever they are
/// @param never what does not go in, with the reason
/// @param here the platform of this machine, where none is wanted
public record ImageRequest(
        ImageWishes wishes,
        Path project,
        List<Path> classpath,
        Distribution runtime,
        Map<Path, String> never,
        ImagePlatform here) {
    public ImageRequest {
        classpath = List.copyOf(classpath);
        never = Map.copyOf(never);
    }

    /// What the image is for.
    public List<ImagePlatform> platforms() {
        return wishes.platforms().isEmpty() ? List.of(here) : wishes.platforms();
    }
}
