package dev.runnable.plugins.slurm;

import dev.runnable.spi.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Reads the configuration, and tells every mistake in it.
final class SlurmSettings {
    static final String OVERRIDES = "overrides";
    private static final String FOLDER = "folder";
    private static final String PROGRAMS = "programs";

    static final List<String> KEYS =
            Stream.concat(
                            JobOptionsReader.KEYS.stream(),
                            Stream.of(
                                    OVERRIDES,
                                    "max_jobs",
                                    "max_array",
                                    "array_limit",
                                    "gather",
                                    "poll",
                                    "patience",
                                    FOLDER,
                                    "command",
                                    PROGRAMS))
                    .toList();

    private SlurmSettings() {}

    static SlurmConfiguration read(Settings settings) {
        return new SlurmConfiguration(
                new JobOptionsReader(settings).read(),
                overrides(settings),
                settings.number("max_jobs", 1).orElse(100),
                settings.number("max_array", 1).orElse(1000),
                settings.number("array_limit", 1),
                settings.duration("gather").orElse(Duration.ofMillis(250)),
                settings.duration("poll").orElse(Duration.ofSeconds(15)),
                settings.duration("patience").orElse(Duration.ofMinutes(10)),
                absolute(settings, FOLDER),
                settings.texts("command"),
                absolute(settings, PROGRAMS));
    }

    private static SequencedMap<String, JobOptions> overrides(Settings settings) {
        SequencedMap<String, JobOptions> overrides = new LinkedHashMap<>();
        for (Map.Entry<String, Settings> section : settings.sections(OVERRIDES).entrySet()) {
            overrides.put(section.getKey(), new JobOptionsReader(section.getValue()).read());
            section.getValue().rejectOthers();
        }
        return overrides;
    }

    private static Optional<Path> absolute(Settings settings, String key) {
        Optional<String> text = settings.text(key);
        if (text.isPresent() && !text.get().startsWith("/")) {
            settings.reject(
                    key,
                    "'%s' does not begin with '/'".formatted(text.get()),
                    "Write the whole path: the nodes have to find it, too.");
            return Optional.empty();
        }
        return text.map(Path::of);
    }
}
