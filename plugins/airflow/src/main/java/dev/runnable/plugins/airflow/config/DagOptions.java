package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Excerpt;
import dev.runnable.settings.Setting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What Airflow is told of the DAG as a whole.
public record DagOptions(
        @Setting(
                        description = "The id of the DAG.",
                        otherwise = "the name of the pipeline file",
                        key = "dag_id",
                        pattern = "[A-Za-z0-9_.-]{1,250}",
                        expected = "the id of a DAG: up to 250 letters, digits, '.', '_' and '-'",
                        examples = "nightly.etl")
                Optional<String> id,
        @Setting(
                        description = "What people read about the DAG.",
                        otherwise = "the description of the pipeline")
                Optional<String> description,
        @Setting(
                        description = "A cron expression or a preset. Nothing is caught up.",
                        otherwise = "only when somebody asks",
                        examples = {"@daily", "0 6 * * *"})
                Optional<String> schedule,
        @Setting(
                        description = "The first day on which the schedule counts, in UTC.",
                        defaultValue = "2024-01-01",
                        pattern = "\\d{4}-\\d{2}-\\d{2}",
                        expected = "a date such as '2026-01-31'",
                        examples = "2026-01-31")
                String startDate,
        @Setting(description = "For the lists of Airflow.", examples = "[etl, nightly]")
                List<String> tags,
        @Setting(
                        description = "How many runs go on at once.",
                        otherwise = "as Airflow is configured",
                        minimum = "1",
                        examples = "1")
                OptionalInt maxActiveRuns,
        @Setting(
                        description = "After which Airflow ends a whole run.",
                        key = "dagrun_timeout",
                        examples = "6h")
                Optional<Duration> timeout) {
    public DagOptions {
        requireNonNull(id, "id");
        requireNonNull(description, "description");
        requireNonNull(schedule, "schedule");
        checkDate(startDate);
        tags = List.copyOf(tags);
        requireNonNull(maxActiveRuns, "maxActiveRuns");
        requireNonNull(timeout, "timeout");
    }

    /// Not all that look like one are in the calendar.
    private static void checkDate(String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'start_date' must be a date, found %s. Write one as '2026-01-31'."
                            .formatted(Excerpt.quote(text)),
                    e);
        }
    }

    public LocalDate start() {
        return LocalDate.parse(startDate);
    }
}
