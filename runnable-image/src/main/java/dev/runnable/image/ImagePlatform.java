package dev.runnable.image;

import java.util.regex.Pattern;

/// What machines an image is for.
///
/// @param architecture as registries call it: `amd64`, `arm64`
public record ImagePlatform(String os, String architecture) {
    private static final Pattern TEXT = Pattern.compile("[a-z0-9]+/[a-z0-9_]+");

    static ImagePlatform parse(String text) throws BadImageText {
        if (!TEXT.matcher(text).matches()) {
            throw new BadImageText(
                    "'%s' is no platform".formatted(text),
                    "Write for instance 'linux/amd64' or 'linux/arm64'.");
        }
        int slash = text.indexOf('/');
        return new ImagePlatform(text.substring(0, slash), text.substring(slash + 1));
    }

    /// Containers on machines like this one.
    ///
    /// @param architecture as Java and Linux call it
    public static ImagePlatform of(String architecture) {
        return new ImagePlatform("linux", registryName(architecture));
    }

    static String registryName(String architecture) {
        return switch (architecture) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> architecture;
        };
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
