package dev.runnable.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.journal.JournalGlance;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs in one line each, from whatever there is of them.
final class Summaries {
    static final Comparator<RunSummary> NEWEST_FIRST =
            Comparator.comparing((RunSummary run) -> run.started().orElse(Instant.MIN))
                    .reversed()
                    .thenComparing(RunSummary::runId);

    private Summaries() {}

    static RunSummary of(String runId, JournalGlance glance) {
        Optional<RunEvent.RunFinished> end = glance.end();
        return new RunSummary(
                runId,
                end.map(RunEvent.RunFinished::status).orElse(StepState.RUNNING),
                glance.tag(),
                glance.pipelineFile(),
                glance.started(),
                end.map(RunEvent.RunFinished::at),
                glance.interrupted(),
                glance.started().isPresent()
                        ? Optional.empty()
                        : Optional.of("nothing was recorded yet"));
    }

    /// The original's documents tell the times of attempts only.
    ///
    /// @param runId by which the run is found. A document that was copied by hand tells of another
    static RunSummary of(String runId, RunLog log) {
        JsonNode file = log.runConfig().path("pipeline_definition_file");
        return new RunSummary(
                runId,
                log.status(),
                log.tag(),
                file.asText(""),
                log.started()
                        .or(() ->
                                attempts(log)
                                        .flatMap(it -> it.started().stream())
                                        .min(Comparator.naturalOrder())),
                log.status().isFinal()
                        ? log.finished()
                                .or(() ->
                                        attempts(log)
                                                .flatMap(it -> it.finished().stream())
                                                .max(Comparator.naturalOrder()))
                        : Optional.empty(),
                false,
                log.runId().equals(runId)
                        ? Optional.empty()
                        : Optional.of("the document tells of the run '" + log.runId() + "'"));
    }

    private static Stream<AttemptLog> attempts(RunLog log) {
        return log.steps().values().stream().flatMap(step -> step.attempts().stream());
    }

    static RunSummary damaged(String runId, String problem) {
        return new RunSummary(
                runId,
                StepState.PENDING,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(problem));
    }
}
