package dev.runnable.plugins.airflow.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the executor's configuration.
final class AirflowConfigurationReader {
    static final List<String> KEYS =
            List.of(
                    "dag_id",
                    "description",
                    "schedule",
                    "start_date",
                    "tags",
                    "max_active_runs",
                    "dagrun_timeout",
                    "command",
                    "shared_folder",
                    "working_directory",
                    "defaults",
                    "overrides",
                    "max_loop_iterations",
                    "kill_grace",
                    "log_level",
                    "expose_parameters",
                    "output_file");

    /// Of identifiers in Airflow's database.
    private static final Pattern DAG_ID = Pattern.compile("[A-Za-z0-9_.-]{1,250}");

    private static final Set<String> LEVELS =
            Set.of("DEBUG", "INFO", "WARNING", "ERROR", "FATAL", "CRITICAL");
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final int MOST_ITERATIONS = 100;

    private final Settings settings;

    AirflowConfigurationReader(Settings settings) {
        this.settings = settings;
    }

    AirflowConfiguration read() {
        String shared = shared();
        TaskOptions usual =
                settings.section("defaults")
                        .map(TaskOptionsReader::read)
                        .orElseGet(() ->
                                new TaskOptions(new LinkedHashMap<>(), new LinkedHashMap<>()));
        List<String> command = settings.texts("command");
        return new AirflowConfiguration(
                dag(),
                command.isEmpty() ? List.of("runnable") : command,
                shared,
                folder("working_directory").orElse(shared),
                usual,
                overrides(usual),
                settings.number("max_loop_iterations", 1).orElse(MOST_ITERATIONS),
                settings.duration("kill_grace").orElse(Duration.ofSeconds(30)),
                logLevel(),
                settings.flag("expose_parameters").orElse(true),
                settings.text("output_file"));
    }

    private DagOptions dag() {
        Optional<String> id = settings.text("dag_id");
        if (id.isPresent() && !DAG_ID.matcher(id.get()).matches()) {
            settings.reject(
                    "dag_id",
                    Excerpt.quote(id.get()) + " is not the id of a DAG",
                    "Use up to 250 letters, digits, '.', '_' and '-'.");
        }
        return new DagOptions(
                id,
                settings.text("description"),
                settings.text("schedule"),
                start(),
                settings.texts("tags"),
                settings.number("max_active_runs", 1),
                settings.duration("dagrun_timeout"));
    }

    private LocalDate start() {
        Optional<String> text = settings.scalar("start_date");
        try {
            return text.map(LocalDate::parse).orElse(LONG_AGO);
        } catch (DateTimeException e) {
            settings.reject(
                    "start_date",
                    Excerpt.quote(text.orElseThrow()) + " is not a date",
                    "Write it as '2026-01-31'.");
            return LONG_AGO;
        }
    }

    private String shared() {
        Optional<String> shared = folder("shared_folder");
        if (shared.isEmpty() && !settings.has("shared_folder")) {
            settings.reject(
                    "shared_folder",
                    "'shared_folder' is missing",
                    "Name the folder that all workers see, where run logs and catalog are to be:"
                            + " 'shared_folder: /mnt/runnable'.");
        }
        return shared.orElse("/");
    }

    /// As workers see it: this machine may be of another kind.
    private Optional<String> folder(String key) {
        Optional<String> folder = settings.text(key);
        if (folder.isPresent() && !folder.get().startsWith("/")) {
            settings.reject(
                    key,
                    Excerpt.quote(folder.get()) + " is not an absolute path",
                    "Write the path as workers see it: '/mnt/runnable'.");
            return Optional.empty();
        }
        return folder.map(it -> it.length() > 1 ? it.replaceFirst("/+$", "") : it);
    }

    private SequencedMap<String, TaskOptions> overrides(TaskOptions usual) {
        SequencedMap<String, TaskOptions> overrides = new LinkedHashMap<>();
        for (Map.Entry<String, Settings> section : settings.sections("overrides").entrySet()) {
            overrides.put(section.getKey(), TaskOptionsReader.read(section.getValue()).over(usual));
        }
        return overrides;
    }

    private Optional<String> logLevel() {
        Optional<String> level = settings.text("log_level");
        Optional<String> known =
                level.map(it -> it.toUpperCase(Locale.ROOT)).filter(LEVELS::contains);
        if (level.isPresent() && known.isEmpty()) {
            settings.reject(
                    "log_level",
                    Excerpt.quote(level.get()) + " is not a level",
                    "Use DEBUG, INFO, WARNING, ERROR or FATAL.");
        }
        return known;
    }
}
