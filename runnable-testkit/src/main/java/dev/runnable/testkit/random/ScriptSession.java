package dev.runnable.testkit.random;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.testkit.reference.Script;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Plays a script of every try, keeps what each try was given, and counts how many run at once.
public final class ScriptSession implements TraversingExecutor.Session {
    /// @param number 1-based
    public record Try(StepPath step, int number) {}

    private final Script script;
    private final Optional<Gate> gate;
    private final Map<Try, TaskAttempt> tries = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /// Tasks end at once.
    public ScriptSession(Script script) {
        this.script = script;
        this.gate = Optional.empty();
    }

    /// Tasks end when the gate lets them. It is closed with the session.
    public ScriptSession(Script script, Gate gate) {
        this.script = script;
        this.gate = Optional.of(gate);
    }

    /// All tries so far.
    public Map<Try, TaskAttempt> tries() {
        return Map.copyOf(tries);
    }

    /// How many run now.
    public int running() {
        return running.get();
    }

    public int mostAtOnce() {
        return most.get();
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            if (tries.put(new Try(attempt.step(), attempt.number()), attempt) != null) {
                throw new AssertionError("run twice: " + attempt);
            }
            if (gate.isPresent()) {
                gate.get().pass();
            }
            return script.outcome(attempt.step(), attempt.node(), attempt.number());
        } finally {
            running.decrementAndGet();
        }
    }

    /// Never asked: pipelines of this package have only reducers that are pure.
    @Override
    public AttemptOutcome reduce(Reduction reduction) {
        return AttemptOutcome.Failed.because("no reducer was expected: " + reduction);
    }

    @Override
    public void close() {
        gate.ifPresent(Gate::close);
    }
}
