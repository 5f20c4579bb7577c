package dev.runnable.cli;

import dev.runnable.run.Durations;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// From when to when something went on. The original's documents tell the times of attempts only:
/// what has no times itself has those of what is inside it.
record Span(Optional<Instant> from, Optional<Instant> to) {
    static Span of(RunLog log) {
        Span inside = around(spans(log.steps().values()).toList());
        return inside.known(log.started(), log.finished(), log.status().isFinal());
    }

    static Span of(StepLog step) {
        Stream<Span> attempts =
                step.attempts().stream().map(it -> new Span(it.started(), it.finished()));
        Stream<Span> branches =
                step.branches().values().stream().flatMap(it -> spans(it.steps().values()));
        Span inside = around(Stream.concat(attempts, branches).toList());
        return inside.known(step.started(), step.finished(), step.status().isFinal());
    }

    private static Stream<Span> spans(Collection<StepLog> steps) {
        return steps.stream().map(Span::of);
    }

    private static Span around(Collection<Span> spans) {
        return new Span(
                spans.stream().flatMap(it -> it.from.stream()).min(Comparator.naturalOrder()),
                spans.stream().flatMap(it -> it.to.stream()).max(Comparator.naturalOrder()));
    }

    private Span known(Optional<Instant> started, Optional<Instant> finished, boolean over) {
        return new Span(started.or(() -> from), over ? finished.or(() -> to) : Optional.empty());
    }

    /// How long it took; empty while it goes on, or where nobody knows.
    String took() {
        return Durations.between(from, to);
    }
}
