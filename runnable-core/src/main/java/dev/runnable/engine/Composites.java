package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.data.DataEntry;
import dev.runnable.event.History;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Written;
import dev.runnable.reduce.Reducer;
import dev.runnable.reduce.ReducerException;
import dev.runnable.spi.AttemptOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// The life of composite steps between the start of an attempt and its end: their branches. Belongs
/// to the engine's thread.
final class Composites {
    private final Steps steps;
    private final Agenda agenda;
    private final RunEvents events;
    private final History history;

    Composites(Steps steps, Agenda agenda, RunEvents events, History history) {
        this.steps = steps;
        this.agenda = agenda;
        this.events = events;
        this.history = history;
    }

    /// Starts the branches of a step whose attempt has started.
    void start(StepRun step) {
        boolean mayKeep = step.tries() == 1 && step.mayKeepBranches;
        CompositeRun composite = new CompositeRun(step, Fanout.of(step), mayKeep);
        step.composite = composite;
        step.timeout = steps.atTimeout(step, () -> timedOut(composite));
        agenda.opened(composite);
        closeIfOver(composite);
    }

    /// Opens the next branch of all that may be opened.
    ///
    /// @return whether there was anything to look at
    boolean openBranch() {
        Optional<CompositeRun> opener = agenda.nextOpener();
        if (opener.isEmpty()) {
            return false;
        }
        CompositeRun composite = opener.get();
        composite
                .fanout
                .next()
                .ifPresentOrElse(
                        branch -> open(composite, branch), () -> agenda.opensNothing(composite));
        return true;
    }

    private void open(CompositeRun composite, Fanout.Opening branch) {
        Optional<Written> kept =
                composite.mayKeep() ? history.written(branch.place()) : Optional.empty();
        if (kept.isPresent()) {
            composite.fanout.ended(branch.place(), new Fanout.Done(kept.get()));
            closeIfOver(composite);
        } else {
            events.branchStarted(branch);
            steps.begin(GraphRun.of(branch, composite));
        }
    }

    void branchEnded(CompositeRun composite, GraphRun branch, StepState status) {
        if (branch.isTouched()) {
            composite.branchRan();
        }
        composite.fanout.ended(
                branch.place(),
                status == StepState.SUCCESS
                        ? new Fanout.Done(branch.behind(Node.Success.NAME).own())
                        : new Fanout.Broken(branch.trouble()));
        agenda.mayOpenBranches(composite);
        closeIfOver(composite);
    }

    private void closeIfOver(CompositeRun composite) {
        if (!composite.fanout.isOver()) {
            return;
        }
        switch (composite.fanout.result()) {
            case Fanout.Merged(Written written, String warning) -> {
                close(composite);
                List<DataEntry> data = DataEntry.merged(written.files());
                steps.succeeded(composite.step, written.parameters(), data, warning);
            }
            case Fanout.Failed(String message) -> {
                close(composite);
                failed(composite, AttemptOutcome.Failed.because(message));
            }
            case Fanout.Reduce reduce -> reduce(composite, reduce);
        }
    }

    /// What is built in is done at once; a reducer of the user's waits for a slot.
    private void reduce(CompositeRun composite, Fanout.Reduce reduce) {
        composite.reduction = reduce;
        switch (reduce.reducer()) {
            case Reducer.Pure pure -> reduced(composite, Optional.of(purely(pure, reduce)));
            case Reducer.Custom _ -> agenda.ready(composite.step);
        }
    }

    static AttemptOutcome purely(Reducer.Pure reducer, Fanout.Reduce reduce) {
        Optional<String> mistake = reduce.kinds().mistake(reducer);
        if (mistake.isPresent()) {
            return AttemptOutcome.Failed.because(mistake.get());
        }
        try {
            SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
            reducer.reduceAll(reduce.values())
                    .forEach((name, value) -> outputs.put(name, new Parameter.Json(value)));
            return new AttemptOutcome.Succeeded(outputs);
        } catch (ReducerException e) {
            return AttemptOutcome.Failed.because(e.text());
        }
    }

    /// Takes the end of a reduction.
    ///
    /// @param outcome empty when it was interrupted
    void reduced(CompositeRun composite, Optional<AttemptOutcome> outcome) {
        Fanout.Reduce reduction = requireNonNull(composite.reduction);
        close(composite);
        switch (outcome.orElse(AttemptOutcome.Failed.because("it was interrupted"))) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) ->
                    steps.succeeded(
                            composite.step,
                            withKinds(outputs, reduction),
                            DataEntry.merged(reduction.files()),
                            "");
            case AttemptOutcome.Failed failed -> failed(composite, failed);
        }
    }

    /// A failed composite step merges nothing.
    private void failed(CompositeRun composite, AttemptOutcome.Failed outcome) {
        steps.failed(composite.step, outcome, List.of());
    }

    /// The outputs of a reduction, each as what it is.
    static SequencedMap<String, Parameter> withKinds(
            SequencedMap<String, Parameter> outputs, Fanout.Reduce reduce) {
        return reduce.kinds().of(outputs, reduce.reducer());
    }

    private void close(CompositeRun composite) {
        agenda.closed(composite);
        composite.step.timeout.run();
        composite.step.composite = null;
    }

    // --- stopping a part ---

    private void timedOut(CompositeRun composite) {
        if (!agenda.isOpen(composite) || composite.stopped().isPresent()) {
            return;
        }
        composite.stop(Messages.timedOut(composite.step));
        agenda.stop(composite::isAround);
        endIfQuiet(stoppedAround(composite.step.graph).orElse(composite));
    }

    /// The outermost stopped composite step around a graph; empty when there is none.
    static Optional<CompositeRun> stoppedAround(GraphRun graph) {
        Optional<CompositeRun> found = Optional.empty();
        Optional<CompositeRun> around = graph.owner();
        while (around.isPresent()) {
            if (around.get().stopped().isPresent()) {
                found = around;
            }
            around = around.get().step.graph.owner();
        }
        return found;
    }

    /// As of a graph; a composite step's own try counts too.
    static Optional<CompositeRun> stoppedAround(StepRun step) {
        return stoppedAround(step.graph)
                .or(() ->
                        Optional.ofNullable(step.composite).filter(it -> it.stopped().isPresent()));
    }

    /// Ends a stopped composite step when nothing runs in it any more.
    void endIfQuiet(CompositeRun composite) {
        if (!agenda.isOpen(composite) || agenda.runsAny(composite::isAround)) {
            return;
        }
        String why = composite.stopped().orElseThrow();
        cancel(step -> step != composite.step && composite.isAround(step), why);
        close(composite);
        failed(composite, AttemptOutcome.Failed.because(why));
    }

    /// Tells the end of steps that have nothing running, inner steps before those around them.
    void cancel(Predicate<StepRun> which, String why) {
        agenda.takeWaiting(which).forEach(step -> steps.cancelledWhileWaiting(step, why));
        for (CompositeRun inner : agenda.openInnerFirst()) {
            if (which.test(inner.step)) {
                close(inner);
                steps.cancelled(inner.step, why);
            }
        }
    }
}
