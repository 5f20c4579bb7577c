package dev.runnable.engine;

import dev.runnable.event.StepState;
import dev.runnable.spi.Simulation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Runs one pipeline once. One thread, the caller of [#run], owns all state and emits all events;
/// every attempt of a task has a virtual thread of its own and reports back by a message.
public final class Engine {
    /// What reaches the engine's thread from others.
    sealed interface Message permits Attempt.Ended, Cancel, Abort {}

    private record Cancel(String reason) implements Message {}

    private record Abort(IOException cause) implements Message {}

    private final RunSetup setup;
    private final Pace pace;
    private final Timers timers;
    private final RunEvents events;
    private final Steps steps;
    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private @Nullable String cancelled;
    private @Nullable IOException broken;

    public Engine(RunSetup setup) {
        this.setup = setup;
        Ambience ambience = setup.ambience();
        Optional<Simulation> simulation = setup.session().simulation(setup.graph());
        if (simulation.isPresent()) {
            VirtualTime time = new VirtualTime(ambience.clock().instant(), ambience.ticker());
            this.pace = time;
            this.timers = new Timers(time);
            this.events = new RunEvents(setup.events(), time, this::fail);
        } else {
            this.pace = Pace.REAL;
            this.timers = new Timers(ambience.ticker());
            this.events = new RunEvents(setup.events(), ambience.clock(), this::fail);
        }
        this.steps = new Steps(setup, simulation, events, timers, messages::add);
    }

    /// Runs to the end.
    ///
    /// @return SUCCESS, FAILED or CANCELLED
    /// @throws RunLogFailure when an event could not be stored; everything that ran was ended first
    public StepState run() throws RunLogFailure {
        events.runStarted(setup.header());
        if (broken == null) {
            steps.begin();
        }
        while (goesOn()) {
            steps.launchWhatIsReady();
            if (goesOn()) {
                handle(next());
            }
        }
        String why = whyStopped().orElse("");
        steps.cancelWhatIsLeft(why);
        StepState status = status();
        events.runFinished(status, why);
        if (broken != null) {
            throw new RunLogFailure(broken);
        }
        return status;
    }

    /// Ends the run from any thread: nothing new starts, what runs is interrupted and waited for.
    ///
    /// @param reason for a person, for instance `interrupted by SIGINT`
    public void cancel(String reason) {
        messages.add(new Cancel(reason));
    }

    /// Ends the run from any thread because something of it could not be stored. Its events are
    /// recorded to the end nevertheless: the run log often lies elsewhere.
    public void abort(IOException cause) {
        messages.add(new Abort(cause));
    }

    private boolean goesOn() {
        return steps.end().isEmpty() && !(stopping() && steps.isIdle());
    }

    private StepState status() {
        if (cancelled != null) {
            return StepState.CANCELLED;
        }
        return broken != null ? StepState.FAILED : steps.end().orElse(StepState.FAILED);
    }

    private Optional<String> whyStopped() {
        return cancelled != null
                ? Optional.of(cancelled)
                : Optional.ofNullable(broken)
                        .map(it -> Optional.ofNullable(it.getMessage()).orElse(it.toString()));
    }

    private boolean stopping() {
        return cancelled != null || broken != null;
    }

    private Optional<Message> next() {
        try {
            return pace.next(messages, timers.untilNext(), steps.isWorking());
        } catch (InterruptedException e) {
            return Optional.of(new Cancel("interrupted"));
        }
    }

    private void handle(Optional<Message> message) {
        if (message.isEmpty()) {
            timers.poll().ifPresent(Runnable::run);
            return;
        }
        switch (message.get()) {
            case Attempt.Ended ended -> steps.attemptEnded(ended);
            case Cancel(String reason) -> {
                if (!stopping()) {
                    cancelled = reason;
                    steps.stop(reason);
                }
            }
            case Abort(IOException cause) -> fail(cause);
        }
    }

    private void fail(IOException cause) {
        if (broken == null) {
            broken = cause;
            steps.stop(whyStopped().orElseThrow());
        }
    }
}
