package dev.runnable.runlog;

import dev.runnable.event.CodeIdentity;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.runlog.RunLog.AttemptLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What is known of one step while its events come in.
final class StepProgress {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    private final StepPath path;
    private final String type;
    private final List<AttemptLog> attempts = new ArrayList<>(1);
    private StepState status = StepState.PENDING;
    private String message = "";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> finished = Optional.empty();
    private Scope seen = Scope.EMPTY;
    private Scope passedOn = Scope.EMPTY;
    private int rank;

    StepProgress(StepPath path, String type) {
        this.path = path;
        this.type = type;
    }

    int rank() {
        return rank;
    }

    Scope seen() {
        return seen;
    }

    /// What a step after this one sees.
    Scope passedOn() {
        return passedOn;
    }

    void started(Instant at, Scope scope, int itsRank) {
        status = StepState.RUNNING;
        started = started.or(() -> Optional.of(at));
        finished = Optional.empty();
        message = "";
        sees(scope, itsRank);
    }

    void skipped(RunEvent.StepSkipped event, Scope scope) {
        status = StepState.SKIPPED;
        message = event.reason();
        finished = Optional.of(event.at());
        sees(scope, event.rank());
    }

    private void sees(Scope scope, int itsRank) {
        seen = scope;
        passedOn = scope;
        rank = itsRank;
    }

    void attemptStarted(RunEvent.AttemptStarted event, List<CodeIdentity> code) {
        put(
                new AttemptLog(
                        event.number(),
                        Optional.of(event.at()),
                        Optional.empty(),
                        StepState.RUNNING,
                        "",
                        seen::asMap,
                        NOTHING,
                        "",
                        code,
                        OptionalInt.empty()));
    }

    void attemptFinished(RunEvent.AttemptFinished event, List<CodeIdentity> code) {
        put(
                new AttemptLog(
                        event.number(),
                        startOf(event.number()),
                        Optional.of(event.at()),
                        event.status(),
                        event.message(),
                        seen::asMap,
                        event.outputs(),
                        "",
                        code,
                        event.exitCode()));
    }

    private Optional<Instant> startOf(int number) {
        int index = indexOf(number);
        return index < 0 ? Optional.empty() : attempts.get(index).started();
    }

    private void put(AttemptLog attempt) {
        int index = indexOf(attempt.number());
        if (index < 0) {
            attempts.add(attempt);
        } else {
            attempts.set(index, attempt);
        }
    }

    /// Looks from the end: that is where it is.
    private int indexOf(int number) {
        int index = attempts.size() - 1;
        while (index >= 0 && attempts.get(index).number() != number) {
            index--;
        }
        return index;
    }

    /// @return what the step wrote
    SequencedMap<String, Parameter> finished(RunEvent.StepFinished event) {
        status = event.status();
        message = event.message();
        finished = Optional.of(event.at());
        if (status != StepState.SUCCESS) {
            return NOTHING;
        }
        SequencedMap<String, Parameter> written = written(event);
        passedOn = seen.with(written, rank);
        return written;
    }

    private SequencedMap<String, Parameter> written(RunEvent.StepFinished event) {
        return !attempts.isEmpty() && attempts.getLast().status() == StepState.SUCCESS
                ? attempts.getLast().outputs()
                : event.defaults();
    }

    RunLog.StepLog log() {
        return new RunLog.StepLog(
                path.name(),
                path.text(),
                status,
                type,
                message,
                false,
                attempts,
                new LinkedHashMap<>(),
                List.of(),
                started,
                finished);
    }
}
