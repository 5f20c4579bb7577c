package dev.runnable.runlog;

import dev.runnable.data.DataEntry;
import dev.runnable.event.CodeIdentity;
import dev.runnable.event.Progress;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
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
    private Written wrote = Written.NOTHING;

    /// What its attempts did with files; of the same file the last counts.
    private final SequencedMap<String, DataEntry> data = new LinkedHashMap<>(0);

    private List<DataEntry> latestData = List.of();
    private final SequencedMap<BranchPath, BranchProgress> branches = new LinkedHashMap<>(0);
    private List<String> after = List.of();
    private int rank;
    private int attemptsBefore;
    private int part;
    private boolean leftOut;
    private boolean outdated;

    /// Whether its start or end is one of the graph as it was begun last.
    private boolean current;

    StepProgress(StepPath path, String type) {
        this.path = path;
        this.type = type;
    }

    StepPath path() {
        return path;
    }

    StepState status() {
        return status;
    }

    /// Whether it need not run again: it succeeded, or it failed and that counts as a skip, and
    /// nothing that it comes after has begun anew since.
    boolean isDone() {
        return !outdated
                && (status == StepState.SUCCESS || (status == StepState.SKIPPED && !leftOut));
    }

    /// The steps that led to it.
    List<String> after() {
        return after;
    }

    /// Notes that what it came after has begun anew.
    ///
    /// @return whether that was news
    boolean outdate() {
        if (outdated) {
            return false;
        }
        outdated = true;
        branches.values().forEach(BranchProgress::outdate);
        return true;
    }

    boolean isOutdated() {
        return outdated;
    }

    /// Before an attempt: when it is not the first since the step started, all in it begins anew.
    void outdateTryBefore() {
        if (attempts() > attemptsBefore) {
            branches.values().forEach(BranchProgress::outdate);
        }
    }

    /// Its graph begins anew.
    void visitedBefore() {
        current = false;
    }

    Optional<Progress.Ended> ended() {
        return switch (status) {
            case SUCCESS, SKIPPED, FAILED, CANCELLED ->
                    current && !outdated
                            ? Optional.of(new Progress.Ended(status, message))
                            : Optional.empty();
            case PENDING, RUNNING -> Optional.empty();
        };
    }

    Optional<Progress.UnderWay> underWay() {
        if (!current || status != StepState.RUNNING) {
            return Optional.empty();
        }
        int tries = attempts() - attemptsBefore;
        boolean trying = tries > 0 && attempts.getLast().status() == StepState.RUNNING;
        String why = tries > 0 ? attempts.getLast().message() : "";
        return Optional.of(new Progress.UnderWay(tries, trying, why));
    }

    /// Whether it is under way, or has succeeded.
    boolean isStarted() {
        return underWay().isPresent()
                || ended().filter(it -> it.state() == StepState.SUCCESS).isPresent();
    }

    /// The part of the run in which it started last, or was left out.
    int part() {
        return part;
    }

    boolean hasEnded(int attempt) {
        int index = indexOf(attempt);
        return index >= 0 && attempts.get(index).status() != StepState.RUNNING;
    }

    /// The number of its last attempt; 0 when it has had none.
    int attempts() {
        return attempts.isEmpty() ? 0 : attempts.getLast().number();
    }

    /// What it has written: no parameters unless it succeeded.
    Written wrote() {
        return wrote;
    }

    Optional<BranchProgress> findBranch(BranchPath branch) {
        return Optional.ofNullable(branches.get(branch));
    }

    BranchProgress branch(BranchPath branch) {
        return branches.computeIfAbsent(branch, BranchProgress::new);
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

    /// @param partOfRun how often the run was resumed before
    void started(RunEvent.StepStarted event, Scope scope, int partOfRun) {
        part = partOfRun;
        status = StepState.RUNNING;
        current = true;
        started = started.or(() -> Optional.of(event.at()));
        finished = Optional.empty();
        message = "";
        leftOut = false;
        attemptsBefore = attempts();
        sees(scope, event.after(), event.rank());
    }

    void skipped(RunEvent.StepSkipped event, Scope scope, int partOfRun) {
        part = partOfRun;
        status = StepState.SKIPPED;
        current = true;
        message = event.reason();
        finished = Optional.of(event.at());
        leftOut = true;
        sees(scope, event.after(), event.rank());
    }

    private void sees(Scope scope, List<String> itComesAfter, int itsRank) {
        after = itComesAfter;
        outdated = false;
        seen = scope;
        passedOn = scope;
        wrote = Written.NOTHING;
        rank = itsRank;
    }

    void attemptStarted(
            RunEvent.AttemptStarted event, List<CodeIdentity> code, String retryIndicator) {
        branches.values().forEach(BranchProgress::visitedBefore);
        put(
                new AttemptLog(
                        event.number(),
                        Optional.of(event.at()),
                        Optional.empty(),
                        StepState.RUNNING,
                        "",
                        seen::recorded,
                        NOTHING,
                        retryIndicator,
                        code,
                        OptionalInt.empty()));
    }

    void attemptFinished(
            RunEvent.AttemptFinished event, List<CodeIdentity> code, String retryIndicator) {
        latestData = event.data();
        for (DataEntry entry : latestData) {
            data.put(entry.stage() + " " + entry.file().name(), entry);
        }
        put(
                new AttemptLog(
                        event.number(),
                        startOf(event.number()),
                        Optional.of(event.at()),
                        event.status(),
                        event.message(),
                        seen::recorded,
                        event.outputs(),
                        retryIndicator,
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

    void finished(RunEvent.StepFinished event) {
        status = event.status();
        message = event.message();
        finished = Optional.of(event.at());
        wrote = new Written(parameters(event), DataEntry.goingOn(latestData));
        passedOn = seen.with(wrote, rank);
        branches.values().forEach(BranchProgress::stepEnded);
    }

    /// Ends what its process has left unfinished.
    void interrupted(String why) {
        if (status == StepState.RUNNING) {
            status = StepState.CANCELLED;
            message = why;
            branches.values().forEach(BranchProgress::stepEnded);
        }
        attempts.replaceAll(
                attempt -> attempt.status() == StepState.RUNNING ? attempt.ended(why) : attempt);
    }

    private SequencedMap<String, Parameter> parameters(RunEvent.StepFinished event) {
        if (status != StepState.SUCCESS) {
            return NOTHING;
        }
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
                branchLogs(),
                data.values().stream().flatMap(DataEntryJson::of).toList(),
                started,
                finished);
    }

    private SequencedMap<String, RunLog.BranchLog> branchLogs() {
        SequencedMap<String, RunLog.BranchLog> logs = new LinkedHashMap<>();
        branches.forEach((name, branch) -> logs.put(name.text(), branch.log()));
        return logs;
    }
}
