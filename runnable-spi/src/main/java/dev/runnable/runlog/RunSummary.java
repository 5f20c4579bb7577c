package dev.runnable.runlog;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import java.time.Instant;
import java.util.Optional;

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
    public RunSummary {
        requireNonNull(runId, "runId");
        requireNonNull(status, "status");
        requireNonNull(tag, "tag");
        requireNonNull(pipelineFile, "pipelineFile");
        requireNonNull(started, "started");
        requireNonNull(finished, "finished");
        requireNonNull(problem, "problem");
    }
}
