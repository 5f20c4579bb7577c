package dev.runnable.container;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingsShape;

/// What [ContainerConfiguration] reads, as documentation has it.
final class ContainerShape {
    private static final SettingDescription IMAGE =
            setting(
                            OptionsReader.IMAGE,
                            SettingType.text(),
                            "The image that steps run in: any that has `sh`, or `python3` for"
                                    + " Python steps.")
                    .withExample("python:3.12");

    private ContainerShape() {}

    static SettingsShape whole() {
        return SettingsShape.closed(IMAGE.must())
                .with(containers())
                .with(
                        SettingsShape.closed(
                                setting(
                                                "enable_parallel",
                                                SettingType.flag(),
                                                "Whether steps that do not wait for each other run"
                                                        + " at the same time.")
                                        .withDefault("false"),
                                setting(
                                                "max_parallel",
                                                SettingType.whole(1),
                                                "How many containers run at once under"
                                                        + " `enable_parallel`.")
                                        .orElse("the number of processors"),
                                setting(
                                        ContainerConfiguration.OVERRIDES,
                                        new MapOf(new SettingType.Section(override())),
                                        "Containers of steps that say `overrides: {local-container:"
                                                + " NAME}`, by that name. What is not said is as"
                                                + " usual."),
                                setting("docker_host", SettingType.text(), "The engine's address.")
                                        .orElse("as for `docker`: `DOCKER_HOST`, contexts")
                                        .withExample("ssh://user@host"),
                                setting(
                                                ContainerConfiguration.TRANSFER,
                                                SettingType.choice("auto", "mount", "copy"),
                                                "How files come to containers: mounted at the same"
                                                        + " paths, or copied in, and back what has"
                                                        + " changed.")
                                        .withDefault("auto")));
    }

    private static SettingsShape override() {
        return SettingsShape.closed(IMAGE).with(containers());
    }

    private static SettingsShape containers() {
        return process().with(resources());
    }

    private static SettingsShape process() {
        return SettingsShape.closed(
                setting(
                                "auto_remove_container",
                                SettingType.flag(),
                                "Whether a container is removed when its step is over.")
                        .withDefault("true"),
                setting(
                                "environment",
                                new MapOf(SettingType.scalar()),
                                "Variables of containers, which `docker inspect` shows.")
                        .withExample("{LEVEL: debug}"),
                setting(
                                "reuse",
                                SettingType.flag(),
                                "Whether steps share a container, one after the other.")
                        .withDefault("false"),
                setting(
                                "pull_policy",
                                SettingType.choice("always", "missing", "never"),
                                "When the image is fetched from its registry.")
                        .withDefault("missing"),
                setting("user", SettingType.scalar(), "Who steps run as.")
                        .orElse("whoever calls")
                        .withExample("1000:1000"),
                setting(
                                "workdir",
                                SettingType.text(),
                                "Where the working directory is found as well, and steps begin.")
                        .withExample("/app"),
                setting(
                                "mounts",
                                SettingType.texts(),
                                "Folders of this machine, and where containers see them.")
                        .withExample("[data:/data:ro]"),
                setting(
                        "entrypoint",
                        new ListOf(SettingType.text()),
                        "What starts the command of a step. That of the image is not used."));
    }

    private static SettingsShape resources() {
        return SettingsShape.closed(
                setting("network", SettingType.text(), "The network of containers.")
                        .orElse("the engine's")
                        .withExample("none"),
                setting(
                                "cpus",
                                SettingType.scalar("a number of processors"),
                                "Processors, at most.")
                        .orElse("all")
                        .withExample("0.5"),
                setting("memory", SettingType.scalar("an amount of memory"), "Memory, at most.")
                        .orElse("all")
                        .withExample("2g"),
                setting(
                                "gpus",
                                SettingType.scalar("a number of graphics processors"),
                                "Graphics processors.")
                        .orElse("none")
                        .withExample("all"),
                setting("platform", SettingType.text(), "The platform of the image.")
                        .orElse("the engine's")
                        .withExample("linux/arm64"));
    }
}
