package dev.runnable.store;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.journal.JournalGlance;
import dev.runnable.runlog.RunSummary;
import java.util.Optional;

/// Runs in one line each, from whatever there is of them.
final class Summaries {
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
