package dev.runnable.engine;

import dev.runnable.spi.Simulated;
import dev.runnable.spi.TaskOutput;
import java.util.Optional;
import java.util.function.Consumer;

/// Work that is not done: its end comes when its time is over.
final class SimulatedAttempt extends Attempt {
    private final Simulated simulated;
    private final AttemptOutputs outputs;
    private final Timers timers;
    private final Consumer<Ended> ended;
    private Runnable callOff = () -> {};
    private boolean over;

    SimulatedAttempt(
            StepRun step,
            Simulated simulated,
            AttemptOutputs outputs,
            Timers timers,
            Consumer<Ended> ended) {
        super(step);
        this.simulated = simulated;
        this.outputs = outputs;
        this.timers = timers;
        this.ended = ended;
    }

    @Override
    void start() {
        if (!simulated.note().isEmpty()) {
            try (AttemptOutputs.Open output = outputs.open(step.path, step.attempt())) {
                output.line(TaskOutput.Stream.OUT, simulated.note());
            }
        }
        Optional<Result> result = Optional.of(Result.of(simulated.outcome()));
        if (simulated.took().isZero()) {
            end(result);
        } else {
            callOff = timers.in(simulated.took(), () -> end(result));
        }
    }

    @Override
    void interrupt() {
        callOff.run();
        end(Optional.empty());
    }

    @Override
    boolean isWork() {
        return false;
    }

    private void end(Optional<Result> result) {
        if (!over) {
            over = true;
            ended.accept(new Ended(this, result));
        }
    }
}
