package dev.runnable.config;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What the services of each section can be told, by their types.
public record ServiceShapes(
        Map<Section, SequencedMap<String, SettingsShape>> sections,
        SequencedMap<String, SettingsShape> listeners) {
    /// Keys that the original lets any service have, and that mean nothing.
    public static final List<String> MEANINGLESS = ServiceReader.MEANINGLESS;

    /// Sections that are read and mean nothing.
    public static final List<String> IGNORED = List.of("job-executor", "experiment-tracker");

    public ServiceShapes {
        sections = Collections.unmodifiableMap(new EnumMap<>(sections));
        listeners = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(listeners));
    }

    /// Of all services that there are.
    public static ServiceShapes of(KnownServices services) {
        Map<Section, SequencedMap<String, SettingsShape>> all = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            all.put(section, got(services.of(section)));
        }
        return new ServiceShapes(all, got(services.listeners()));
    }

    private static SequencedMap<String, SettingsShape> got(
            SequencedMap<String, Supplier<SettingsShape>> shapes) {
        // by their names: in which order they are found depends on the machine
        SequencedMap<String, SettingsShape> got = new TreeMap<>();
        shapes.forEach((type, shape) -> got.put(type, shape.get()));
        return got;
    }

    public SequencedMap<String, SettingsShape> of(Section section) {
        return sections.getOrDefault(section, new LinkedHashMap<>());
    }

    /// What stands beside the sections, whatever services are chosen.
    public static SettingsShape others() {
        return SettingsShape.closed(
                setting("python", SettingType.text(), "The interpreter of Python steps.")
                        .orElse("the active virtualenv, else `python3`")
                        .withExample("/usr/bin/python3"),
                setting(
                                "classpath",
                                SettingType.texts(),
                                "Jars and folders with the classes of Java tasks.")
                        .withExample("[lib/*]"),
                setting(
                                "pass_env",
                                SettingType.texts(),
                                "Variables that shell steps inherit besides PATH, HOME, LANG and"
                                        + " TMPDIR.")
                        .withExample("[LC_ALL]"),
                setting(
                                "plugins",
                                SettingType.texts(),
                                "Folders with plugins, besides those of RUNNABLE_PLUGINS_DIR and"
                                        + " `~/.runnable/plugins`.")
                        .withExample("[plugins]"),
                setting(
                        "image",
                        new SettingType.Section(image()),
                        "What `runnable image` builds."));
    }

    private static SettingsShape image() {
        return SettingsShape.closed(
                setting("base", SettingType.text(), "What it is built upon.")
                        .withExample("python:3.12"),
                setting("to", SettingType.text(), "Where it is put.")
                        .withExample("registry:registry.example.com/shop:1"),
                setting("name", SettingType.text(), "Its name, in a file."),
                setting("jdk", SettingType.text(), "The JDK that is put into it.")
                        .withExample("/usr/lib/jvm/temurin-25"),
                setting("user", SettingType.scalar(), "Who it runs as.").withExample("1000:1000"),
                setting("workdir", SettingType.text(), "Where it begins.").withExample("/app"),
                setting(
                        "environment",
                        new SettingType.MapOf(SettingType.scalar()),
                        "Its variables."),
                setting("labels", new SettingType.MapOf(SettingType.scalar()), "Its labels."),
                setting("include", SettingType.texts(), "Files and folders besides the project's.")
                        .withExample("[data/model.bin, ../shared:shared]"),
                setting("platforms", SettingType.texts(), "The platforms it is for.")
                        .orElse("this machine's")
                        .withExample("[linux/amd64, linux/arm64]"),
                setting(
                                "insecure",
                                SettingType.flag(),
                                "Whether registries without TLS are talked to.")
                        .withDefault("false"));
    }
}
