package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What Airflow is told of the DAG as a whole.
///
/// @param id empty: the name of the pipeline file
/// @param description empty: that of the pipeline
/// @param schedule a cron expression or a preset like `@daily`; empty: only when somebody asks
/// @param start the first day on which the schedule counts, in UTC
/// @param tags for the lists of Airflow
/// @param maxActiveRuns how many runs go on at once; empty: as Airflow is configured
/// @param timeout of a whole run
public record DagOptions(
        Optional<String> id,
        Optional<String> description,
        Optional<String> schedule,
        LocalDate start,
        List<String> tags,
        OptionalInt maxActiveRuns,
        Optional<Duration> timeout) {
    public DagOptions {
        requireNonNull(id, "id");
        requireNonNull(description, "description");
        requireNonNull(schedule, "schedule");
        requireNonNull(start, "start");
        tags = List.copyOf(tags);
        requireNonNull(maxActiveRuns, "maxActiveRuns");
        requireNonNull(timeout, "timeout");
    }
}
