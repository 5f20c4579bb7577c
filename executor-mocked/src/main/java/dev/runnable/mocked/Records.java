package dev.runnable.mocked;

import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.RecordedRun;
import dev.runnable.spi.RecordedRun.Attempt;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What an earlier run tells of the steps of this one.
///
/// @param run empty where this one goes by none
/// @param others the last step that stands in the same place of the pipeline, in whatever item or
///   iteration, by that place
/// @param failures whether attempts fail that have failed
record Records(Optional<RecordedRun> run, Map<String, StepPath> others, boolean failures) {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    /// What is told of one attempt.
    ///
    /// @param failed empty when it is to succeed
    /// @param note empty when there is nothing to say
    record Told(
            Optional<Failed> failed,
            SequencedMap<String, Parameter> outputs,
            Duration took,
            String note) {
        static Told nothing(String note) {
            return new Told(Optional.empty(), NOTHING, Duration.ZERO, note);
        }
    }

    Records(Optional<RecordedRun> run, boolean failures) {
        this(run, others(run), failures);
    }

    private static Map<String, StepPath> others(Optional<RecordedRun> run) {
        Map<String, StepPath> others = new HashMap<>();
        run.ifPresent(it ->
                it.attempts().keySet().stream()
                        .filter(step -> step.branch().isPresent())
                        .forEach(step -> others.put(step.declared(), step)));
        return others;
    }

    Told find(StepPath step, int number) {
        if (run.isEmpty()) {
            return Told.nothing("");
        }
        Optional<List<Attempt>> own = run.get().find(step);
        if (own.isPresent()) {
            return told(own.get(), number, "");
        }
        StepPath other = others.get(step.declared());
        return other == null
                ? Told.nothing(says("has no record of this step"))
                : told(
                        run.get().find(other).orElseThrow(),
                        number,
                        says("has no record of this step: it does as '" + other + "' did"));
    }

    /// The attempt of the same number, or the last; without failures the last that succeeded.
    private Told told(List<Attempt> attempts, int number, String note) {
        if (failures) {
            Attempt attempt = attempts.get(Math.min(number, attempts.size()) - 1);
            return switch (attempt.outcome()) {
                case Succeeded success -> succeeded(success, attempt, note);
                case Failed failed -> new Told(Optional.of(failed), NOTHING, attempt.took(), note);
            };
        }
        for (Attempt attempt : attempts.reversed()) {
            if (attempt.outcome() instanceof Succeeded success) {
                return succeeded(success, attempt, note);
            }
        }
        Duration took = attempts.getLast().took();
        String failed = says("saw this step fail only");
        return new Told(Optional.empty(), NOTHING, took, failed);
    }

    private static Told succeeded(Succeeded success, Attempt attempt, String note) {
        return new Told(Optional.empty(), success.outputs(), attempt.took(), note);
    }

    /// What is to be said of an attempt that succeeds.
    ///
    /// @param madeUp names of outputs that nobody says anything of, in quotes
    String note(Told told, List<String> madeUp) {
        if (run.isEmpty() || madeUp.isEmpty()) {
            return told.note();
        }
        String names = String.join(", ", madeUp);
        return told.note().isEmpty()
                ? says("has no " + names + " of this step: made up")
                : told.note() + "; made up: " + names;
    }

    private String says(String what) {
        return "run '" + run.orElseThrow().runId() + "' " + what;
    }
}
