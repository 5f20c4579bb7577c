package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.ContainerSpec.Resources;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a configuration or one of its overrides says of containers, and tells every mistake.
final class OptionsReader {
    static final String IMAGE = "docker_image";

    private final Settings settings;

    OptionsReader(Settings settings) {
        this.settings = settings;
    }

    ContainerOptions read() {
        return new ContainerOptions(
                image(),
                settings.scalars("environment"),
                choice(settings, "pull_policy", "pull policy", PullPolicy.values()),
                settings.scalar("user"),
                absolute("workdir"),
                mounts(),
                settings.texts("entrypoint"),
                settings.flag("auto_remove_container"),
                settings.flag("reuse"),
                new Resources(
                        settings.text("network"),
                        cpus(),
                        memory(),
                        gpus(),
                        settings.text("platform")));
    }

    private Optional<String> image() {
        Optional<String> image = settings.text(IMAGE);
        if (image.isPresent() && !ImageName.isValid(image.get())) {
            settings.reject(
                    IMAGE,
                    "'%s' is no name of an image".formatted(image.get()),
                    "Write for instance 'python:3.12-slim' or 'registry.example.com/team/image@sha256:...'.");
        }
        return image;
    }

    /// One of a few names.
    static <E extends Enum<E>> Optional<E> choice(
            Settings settings, String key, String what, E[] values) {
        Optional<String> text = settings.text(key);
        List<String> valid = Arrays.stream(values).map(OptionsReader::name).toList();
        Optional<E> chosen =
                text.flatMap(name ->
                        Arrays.stream(values).filter(one -> name(one).equals(name)).findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            settings.reject(
                    key,
                    "unknown %s '%s'".formatted(what, text.get()),
                    Suggestion.didYouMean(text.get(), valid).map(hint -> hint + " ").orElse("")
                            + "Valid: "
                            + String.join(", ", valid)
                            + ".");
        }
        return chosen;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> absolute(String key) {
        Optional<String> path = settings.text(key);
        if (path.isPresent() && !Quantities.isPlaceInContainer(path.get())) {
            settings.reject(
                    key,
                    "'%s' is no folder that a container can have there".formatted(path.get()),
                    "Write a path that begins with '/', and not '/' itself.");
        }
        return path;
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        for (String text : settings.texts("mounts")) {
            Quantities.mount(text)
                    .ifPresentOrElse(
                            mounts::add,
                            () ->
                                    settings.reject(
                                            "mounts",
                                            "'%s' is no mount".formatted(text),
                                            "Write 'FOLDER:/PLACE/IN/CONTAINER', with ':ro' behind it where nothing is to be written."));
        }
        return mounts;
    }

    private OptionalLong cpus() {
        return quantity(
                "cpus",
                Quantities::nanoCpus,
                "a number of processors",
                "Write for instance 2 or 0.5.");
    }

    private OptionalLong memory() {
        return quantity(
                "memory",
                Quantities::bytes,
                "an amount of memory of at least 6m",
                "Write for instance 512m or 2g.");
    }

    private OptionalLong gpus() {
        return quantity(
                "gpus",
                Quantities::gpus,
                "a number of graphics processors",
                "Write 'all', or for instance 1.");
    }

    private interface Quantity {
        OptionalLong of(String text);
    }

    private OptionalLong quantity(String key, Quantity quantity, String what, String hint) {
        Optional<String> text = settings.scalar(key);
        OptionalLong amount = text.isEmpty() ? OptionalLong.empty() : quantity.of(text.get());
        if (text.isPresent() && amount.isEmpty()) {
            settings.reject(key, "'%s' is not %s".formatted(text.get(), what), hint);
        }
        return amount;
    }
}
