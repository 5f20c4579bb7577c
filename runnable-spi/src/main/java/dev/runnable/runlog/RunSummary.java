package dev.runnable.runlog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog.AttemptLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A run in one line of a list.
///
/// @param finished empty while it runs, or when it was killed
/// @param interrupted whether it has no end and never will: its process is certainly gone. False
///   also where that cannot be told, for instance from another machine
/// @param problem why its log cannot be read, when it cannot; or what else is wrong with it
public record RunSummary(
        String runId,
        StepState status,
        String tag,
        String pipelineFile,
        Optional<Instant> started,
        Optional<Instant> finished,
        boolean interrupted,
        Optional<String> problem) {
    /// The order of lists. Runs that nothing is known of come last.
    public static final Comparator<RunSummary> NEWEST_FIRST =
            Comparator.comparing((RunSummary run) -> run.started().orElse(Instant.MIN))
                    .reversed()
                    .thenComparing(RunSummary::runId);

    public RunSummary {
        requireNonNull(runId, "runId");
        requireNonNull(status, "status");
        requireNonNull(tag, "tag");
        requireNonNull(pipelineFile, "pipelineFile");
        requireNonNull(started, "started");
        requireNonNull(finished, "finished");
        requireNonNull(problem, "problem");
    }

    /// What a log tells, for stores that know nothing more of a run. The original's documents tell
    /// the times of attempts only.
    ///
    /// @param runId by which the run is found. A document that was copied by hand tells of another
    public static RunSummary of(String runId, RunLog log) {
        JsonNode file = log.runConfig().path("pipeline_definition_file");
        Optional<Instant> begun =
                attempts(log).flatMap(it -> it.started().stream()).min(Comparator.naturalOrder());
        Optional<Instant> ended =
                attempts(log).flatMap(it -> it.finished().stream()).max(Comparator.naturalOrder());
        return new RunSummary(
                runId,
                log.status(),
                log.tag(),
                file.asText(""),
                log.started().or(() -> begun),
                log.status().isFinal() ? log.finished().or(() -> ended) : Optional.empty(),
                false,
                log.runId().equals(runId)
                        ? Optional.empty()
                        : Optional.of("the document tells of the run '" + log.runId() + "'"));
    }

    private static Stream<AttemptLog> attempts(RunLog log) {
        return log.steps().values().stream().flatMap(step -> step.attempts().stream());
    }
}
