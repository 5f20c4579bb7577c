package dev.runnable.testkit;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks the protocol that [RunEvent] promises, event by event.
public final class EventProtocol {
    private static final class Step {
        private StepState state = StepState.PENDING;
        private int attempts;
        private boolean trying;
        private @Nullable StepState lastAttempt;

        /// The step may run again: it is where it was before its start, but for its attempts.
        private void renew() {
            state = StepState.PENDING;
            lastAttempt = null;
            trying = false;
        }
    }

    private final Map<StepPath, Step> steps = new HashMap<>();
    private final Set<BranchPath> branches = new HashSet<>();
    private boolean started;
    private boolean finished;

    /// Checks a whole run.
    ///
    /// @throws AssertionError at the first event that breaks the protocol, or at a missing end
    public static void check(List<RunEvent> events) {
        checkResumed(List.of(), events);
    }

    /// Checks a whole run that was resumed.
    ///
    /// @param before the events of all parts but the last; each began with RunStarted, and was cut
    ///   off anywhere or went to its end
    /// @throws AssertionError at the first event that breaks the protocol, or at a missing end
    public static void checkResumed(List<RunEvent> before, List<RunEvent> last) {
        EventProtocol protocol = new EventProtocol();
        for (RunEvent event : before) {
            if (event instanceof RunEvent.RunStarted && protocol.started) {
                protocol.resume();
            }
            protocol.accept(event);
        }
        if (protocol.started) {
            protocol.resume();
        }
        last.forEach(protocol::accept);
        protocol.end();
    }

    /// Lets the run go on that was checked until now, whether it had finished or was killed.
    public void resume() {
        started = false;
        finished = false;
        branches.clear();
        steps.values().forEach(Step::renew);
    }

    public void accept(RunEvent event) {
        require(!finished, event, "the run is over");
        require(started != event instanceof RunEvent.RunStarted, event, "a run starts once, first");
        switch (event) {
            case RunEvent.RunStarted _ -> started = true;
            case RunEvent.StepStarted e -> change(e.step(), StepState.RUNNING, e);
            case RunEvent.BranchStarted e -> branchStarted(e);
            case RunEvent.AttemptStarted e -> attemptStarted(e);
            case RunEvent.AttemptFinished e -> attemptFinished(e);
            case RunEvent.StepFinished e -> stepFinished(e);
            case RunEvent.StepSkipped e -> change(e.step(), StepState.SKIPPED, e);
            case RunEvent.RunFinished e -> runFinished(e);
        }
    }

    /// @throws AssertionError when the run has not finished
    public void end() {
        if (!finished) {
            throw new AssertionError("the run never finished");
        }
    }

    private void branchStarted(RunEvent.BranchStarted e) {
        Step composite = running(e.branch().step(), e);
        require(composite.trying, e, "no attempt of its step is under way");
        require(branches.add(e.branch()), e, "it has started already");
    }

    private void attemptStarted(RunEvent.AttemptStarted e) {
        Step step = running(e.step(), e);
        require(!step.trying, e, "the attempt before it is not over");
        require(e.number() == step.attempts + 1, e, "attempts are numbered one by one");
        require(step.lastAttempt != StepState.SUCCESS, e, "the step has succeeded already");
        if (step.attempts > 0) {
            branches.removeIf(branch -> branch.step().equals(e.step()) || isIn(branch.step(), e));
            steps.forEach((path, inner) -> {
                if (isIn(path, e)) {
                    inner.renew();
                }
            });
        }
        step.attempts++;
        step.trying = true;
    }

    private static boolean isIn(StepPath path, RunEvent.AttemptStarted composite) {
        Optional<BranchPath> around = path.branch();
        while (around.isPresent()) {
            if (around.get().step().equals(composite.step())) {
                return true;
            }
            around = around.get().step().branch();
        }
        return false;
    }

    private void attemptFinished(RunEvent.AttemptFinished e) {
        Step step = running(e.step(), e);
        require(step.trying && e.number() == step.attempts, e, "this attempt is not under way");
        require(e.status().isFinal(), e, "an attempt ends in a final state");
        require(e.status() != StepState.SKIPPED, e, "an attempt is never skipped");
        boolean success = e.status() == StepState.SUCCESS;
        require(success || e.outputs().isEmpty(), e, "a failed attempt leaves nothing behind");
        require(success == e.message().isEmpty(), e, "a failed attempt says why");
        step.trying = false;
        step.lastAttempt = e.status();
    }

    private void stepFinished(RunEvent.StepFinished e) {
        Step step = running(e.step(), e);
        require(!step.trying, e, "an attempt is under way");
        require(step.lastAttempt != null, e, "it had no attempt");
        boolean fails = e.status() == StepState.FAILED;
        require(!fails || step.lastAttempt == StepState.FAILED, e, "its attempt did not fail");
        change(e.step(), e.status(), e);
    }

    private void runFinished(RunEvent.RunFinished e) {
        require(e.status().isFinal() && e.status() != StepState.SKIPPED, e, "no state for a run");
        steps.forEach(
                (path, step) -> require(step.state != StepState.RUNNING, e, path + " is not over"));
        finished = true;
    }

    private Step running(StepPath path, RunEvent event) {
        Step step = steps.get(path);
        require(step != null && step.state == StepState.RUNNING, event, "the step is not running");
        return requireNonNull(step);
    }

    private void change(StepPath path, StepState next, RunEvent event) {
        Step step = steps.computeIfAbsent(path, _ -> new Step());
        require(step.state.mayBecome(next), event, step.state + " may not become " + next);
        path.branch().ifPresent(branch -> isUnderWay(branch, event));
        step.state = next;
    }

    private void isUnderWay(BranchPath branch, RunEvent event) {
        require(branches.contains(branch), event, "its branch has not started");
        require(running(branch.step(), event).trying, event, "the step around it is not running");
    }

    private static void require(boolean holds, RunEvent event, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + event);
        }
    }
}
