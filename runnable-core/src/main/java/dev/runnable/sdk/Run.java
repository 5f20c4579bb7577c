package dev.runnable.sdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run that has ended: its log.
///
/// @param parameters in the end, of the pipeline itself: texts, numbers, booleans, lists, maps and
///   nulls
/// @param steps in the order in which they started
/// @param message why it failed, where no step says it
/// @param logJson the run log as `runnable show --output json` writes it
public record Run(
        String runId,
        Status status,
        Map<String, @Nullable Object> parameters,
        List<StepRun> steps,
        String message,
        String logJson) {
    private static final int CANCELLED = 130;

    /// How a step has ended.
    ///
    /// @param path as the run log writes it, `fit.linear.train`
    /// @param attempts of each the status and why it failed, the first first
    /// @param branches of steps that have some
    public record StepRun(
            String name,
            String path,
            Status status,
            String message,
            List<Attempt> attempts,
            List<BranchRun> branches) {}

    /// @param message why it failed; empty when it did not
    /// @param outputs what it returned
    public record Attempt(Status status, String message, Map<String, @Nullable Object> outputs) {}

    /// @param path as the run log writes it, `fit.linear`
    /// @param parameters in the end, of the branch itself
    public record BranchRun(
            String path,
            Status status,
            Map<String, @Nullable Object> parameters,
            List<StepRun> steps) {}

    public boolean succeeded() {
        return status == Status.SUCCEEDED;
    }

    /// A step at any depth.
    public Optional<StepRun> step(String path) {
        return all(steps).filter(step -> step.path().equals(path)).findFirst();
    }

    private static Stream<StepRun> all(List<StepRun> steps) {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(
                                Stream.of(step),
                                step.branches().stream().flatMap(it -> all(it.steps()))));
    }

    /// What the command line ends with: 0 when it succeeded, 130 when it was cancelled, else 1.
    public int exitCode() {
        return switch (status) {
            case SUCCEEDED -> 0;
            case CANCELLED -> CANCELLED;
            case FAILED, SKIPPED, UNFINISHED -> 1;
        };
    }
}
