package dev.runnable.image;

import java.nio.file.Path;

/// What an image is built upon.
public sealed interface BaseImage {
    /// One that is fetched.
    record Registry(String name) implements BaseImage {
        @Override
        public String toString() {
            return name;
        }
    }

    /// One that `docker save` has written.
    record TarFile(Path file) implements BaseImage {
        @Override
        public String toString() {
            return "tar:" + file;
        }
    }

    /// One that an engine has.
    record Engine(String name) implements BaseImage {
        @Override
        public String toString() {
            return "docker:" + name;
        }
    }

    /// Nothing.
    record Scratch() implements BaseImage {
        @Override
        public String toString() {
            return "scratch";
        }
    }

    /// Has a JDK and a shell, and no Python.
    BaseImage USUAL = new Registry("eclipse-temurin:25");

    /// @param folder where names of files begin
    static BaseImage parse(String text, Path folder) throws BadImageText {
        if (text.equals("scratch")) {
            return new Scratch();
        }
        if (text.startsWith("docker:")) {
            return new Engine(ImageNames.check(text.substring("docker:".length())));
        }
        return text.startsWith("tar:")
                ? new TarFile(Paths.file(text.substring("tar:".length()), folder))
                : new Registry(ImageNames.check(text));
    }
}
