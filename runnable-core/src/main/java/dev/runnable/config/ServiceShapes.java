package dev.runnable.config;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What the services of each section can be told, by their types.
public record ServiceShapes(Map<Section, SequencedMap<String, SettingsShape>> sections) {
    /// Keys that the original lets any service have, and that mean nothing.
    public static final List<String> MEANINGLESS = List.of("service_name", "service_type");

    /// Sections that are read and mean nothing.
    public static final List<String> IGNORED = List.of("job-executor", "experiment-tracker");

    private static final SettingsShape NOTHING = SettingsShape.closed();
    private static final SettingDescription DATA_FOLDER =
            setting(
                            "compute_data_folder",
                            SettingType.text(),
                            "The folder below the working directory whose files steps get and put.")
                    .withDefault(".");

    public ServiceShapes {
        sections = Collections.unmodifiableMap(new EnumMap<>(sections));
    }

    /// Those that are built in, and these executors.
    public static ServiceShapes builtIn(SequencedMap<String, SettingsShape> executors) {
        Map<Section, SequencedMap<String, SettingsShape>> all = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            all.put(
                    section,
                    switch (section) {
                        case PIPELINE_EXECUTOR -> executors;
                        case RUN_LOG_STORE -> stores();
                        case CATALOG -> catalogs();
                        case SECRETS -> secrets();
                        case PICKLER -> picklers();
                    });
        }
        return new ServiceShapes(all);
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

    private static SequencedMap<String, SettingsShape> stores() {
        SettingsShape onDisk =
                SettingsShape.closed(
                        setting("log_folder", SettingType.text(), "Where run logs are kept.")
                                .withDefault(".run_log_store"),
                        setting(
                                        "durability",
                                        SettingType.choice("normal", "strict"),
                                        "When records are forced to the disk: within 100 ms, or"
                                                + " each at once.")
                                .withDefault("normal"));
        SequencedMap<String, SettingsShape> stores = new LinkedHashMap<>();
        stores.put("buffered", NOTHING);
        stores.put("file-system", onDisk);
        stores.put("chunked-fs", onDisk);
        return stores;
    }

    private static SequencedMap<String, SettingsShape> catalogs() {
        SequencedMap<String, SettingsShape> catalogs = new LinkedHashMap<>();
        catalogs.put("do-nothing", SettingsShape.closed(DATA_FOLDER));
        catalogs.put(
                "file-system",
                SettingsShape.closed(
                        setting("catalog_location", SettingType.text(), "Where files are kept.")
                                .withDefault(".catalog"),
                        DATA_FOLDER,
                        setting(
                                        "sandbox",
                                        SettingType.flag(),
                                        "Whether each step runs in a folder of its own, with only"
                                                + " the files that it gets.")
                                .withDefault("false")));
        return catalogs;
    }

    private static SequencedMap<String, SettingsShape> secrets() {
        SequencedMap<String, SettingsShape> secrets = new LinkedHashMap<>();
        secrets.put("do-nothing", NOTHING);
        secrets.put("env-secrets", NOTHING);
        secrets.put(
                "dotenv",
                SettingsShape.closed(
                        setting("location", SettingType.text(), "The file with the secrets.")
                                .withDefault(".env"),
                        setting(
                                "secrets",
                                new SettingType.MapOf(SettingType.scalar()),
                                "Secrets in place, as the original has them. A file is better.")));
        return secrets;
    }

    private static SequencedMap<String, SettingsShape> picklers() {
        SequencedMap<String, SettingsShape> picklers = new LinkedHashMap<>();
        picklers.put(
                "pickle",
                SettingsShape.closed(
                        setting(
                                        "extension",
                                        SettingType.text(),
                                        "How the names of files end that hold objects.")
                                .withDefault(".dill")));
        return picklers;
    }
}
