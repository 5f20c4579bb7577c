package dev.runnable.image;

import java.nio.file.Path;

/// Where an image goes.
public sealed interface ImageTarget {
    /// A file that `docker load` reads.
    record TarFile(Path file) implements ImageTarget {
        @Override
        public String toString() {
            return "tar:" + file;
        }
    }

    /// An engine, under a name.
    record Engine(String name) implements ImageTarget {
        @Override
        public String toString() {
            return "docker:" + name;
        }
    }

    record Registry(String name) implements ImageTarget {
        @Override
        public String toString() {
            return "registry:" + name;
        }
    }

    /// @param folder where names of files begin
    static ImageTarget parse(String text, Path folder) throws BadImageText {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "tar" -> new TarFile(Paths.file(rest, folder));
            case "docker" -> new Engine(ImageNames.check(rest));
            case "registry" -> new Registry(ImageNames.check(rest));
            default ->
                    throw new BadImageText(
                            "'%s' does not say where the image is to go".formatted(text),
                            "Write 'docker:NAME', 'registry:NAME' or 'tar:FILE'.");
        };
    }
}
