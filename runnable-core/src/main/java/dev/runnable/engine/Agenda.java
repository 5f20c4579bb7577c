package dev.runnable.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;

/// What is ready, under way and waiting. Belongs to the engine's thread.
///
/// Steps that are ready go before new branches, and the branches of the step that was entered last
/// before those of the steps around it. So a limit of one runs branch after branch, and a map of
/// many items keeps no more of them open than can run.
final class Agenda {
    private static final int MOST_LOOKS = 64;

    private final int slots;
    private final ReadyOrder order;
    private final ArrayDeque<StepRun> ready = new ArrayDeque<>();
    private final ArrayDeque<CompositeRun> openers = new ArrayDeque<>();
    private final SequencedSet<StepRun> waiting = new LinkedHashSet<>();
    private final SequencedSet<CompositeRun> open = new LinkedHashSet<>();
    private final Set<Attempt> running = new LinkedHashSet<>();
    private int working;

    /// @param slots how many attempts run at once at most
    Agenda(int slots, ReadyOrder order) {
        this.slots = slots;
        this.order = order;
    }

    // --- ready ---

    void ready(StepRun step) {
        ready.add(step);
    }

    /// Takes the next step that can start now.
    Optional<StepRun> pollReady() {
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        int place = order.pick(ready.size());
        StepRun step = place == 0 ? ready.remove() : removeAt(ready, place);
        if (step.needsSlot() && !hasFreeSlot()) {
            ready.addFirst(step);
            return Optional.empty();
        }
        if (collides(step)) {
            ready.addFirst(step);
            return pollOther();
        }
        return Optional.of(step);
    }

    /// A step that need not wait for the files that others hold. Looks only so far: when hundreds
    /// want the same files, to look at all of them each time would cost more than it gains.
    private Optional<StepRun> pollOther() {
        Optional<StepRun> other =
                ready.stream().limit(MOST_LOOKS).filter(step -> !collides(step)).findFirst();
        other.ifPresent(ready::remove);
        return other;
    }

    private boolean collides(StepRun step) {
        return step.needsSlot()
                && !step.claims.isEmpty()
                && running.stream().anyMatch(it -> it.step.claims.collideWith(step.claims));
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    boolean hasFreeSlot() {
        return running.size() < slots;
    }

    private static <T> T removeAt(ArrayDeque<T> queue, int place) {
        Iterator<T> elements = queue.iterator();
        T element = elements.next();
        for (int i = 0; i < place; i++) {
            element = elements.next();
        }
        elements.remove();
        return element;
    }

    // --- composite steps ---

    void opened(CompositeRun composite) {
        open.add(composite);
        mayOpenBranches(composite);
    }

    /// Notes that it may have a branch to open.
    void mayOpenBranches(CompositeRun composite) {
        if (!openers.contains(composite)) {
            openers.addFirst(composite);
        }
    }

    Optional<CompositeRun> nextOpener() {
        if (openers.isEmpty()) {
            return Optional.empty();
        }
        int place = order.pick(openers.size());
        CompositeRun next = removeAt(openers, place);
        openers.addFirst(next);
        return Optional.of(next);
    }

    void opensNothing(CompositeRun composite) {
        openers.remove(composite);
    }

    void closed(CompositeRun composite) {
        open.remove(composite);
        openers.remove(composite);
    }

    boolean isOpen(CompositeRun composite) {
        return open.contains(composite);
    }

    /// Those under way, inner before outer.
    List<CompositeRun> openInnerFirst() {
        return List.copyOf(open.reversed());
    }

    // --- attempts ---

    void started(Attempt attempt) {
        running.add(attempt);
        working += attempt.isWork() ? 1 : 0;
    }

    void ended(Attempt attempt) {
        if (running.remove(attempt)) {
            working -= attempt.isWork() ? 1 : 0;
        }
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    boolean isWorking() {
        return working > 0;
    }

    boolean runsAny(Predicate<StepRun> which) {
        return running.stream().anyMatch(attempt -> which.test(attempt.step));
    }

    // --- waiting for the next try ---

    void waits(StepRun step) {
        waiting.add(step);
    }

    /// @return whether it still waited
    boolean waitsNoMore(StepRun step) {
        return waiting.remove(step);
    }

    /// Takes those that wait for another try.
    Collection<StepRun> takeWaiting(Predicate<StepRun> which) {
        List<StepRun> taken = new ArrayList<>();
        waiting.removeIf(step -> which.test(step) && taken.add(step));
        return taken;
    }

    /// Lets nothing start any more and interrupts what runs. Steps between two tries wait from now
    /// on.
    void stop(Predicate<StepRun> which) {
        ready.removeIf(step -> {
            boolean stopped = which.test(step);
            if (stopped && step.started() && !step.isReducing()) {
                waiting.add(step);
            }
            return stopped;
        });
        openers.removeIf(composite -> which.test(composite.step));
        running.stream().filter(attempt -> which.test(attempt.step)).forEach(Attempt::interrupt);
    }
}
