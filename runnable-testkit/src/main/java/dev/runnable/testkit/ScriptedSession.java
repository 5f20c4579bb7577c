package dev.runnable.testkit;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// An executor's session that does for each step what a test says, and counts how many tasks run at
/// once. A step that nothing is said about succeeds.
public final class ScriptedSession implements TraversingExecutor.Session {
    /// What a task does.
    @FunctionalInterface
    public interface Script {
        AttemptOutcome play(TaskAttempt attempt) throws InterruptedException;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public ScriptedSession on(String step, Script script) {
        scripts.put(step, script);
        return this;
    }

    /// The step fails every time.
    public ScriptedSession failing(String step) {
        return on(step, _ -> AttemptOutcome.Failed.because(step + " was told to fail"));
    }

    /// The step fails so many times, then succeeds.
    public ScriptedSession failing(String step, int times) {
        return on(
                step,
                attempt ->
                        attempt.number() <= times
                                ? AttemptOutcome.Failed.because("try " + attempt.number())
                                : succeeded());
    }

    /// The most tasks that ever ran at once.
    public int mostAtOnce() {
        return most.get();
    }

    public static AttemptOutcome succeeded() {
        return new AttemptOutcome.Succeeded(new LinkedHashMap<>());
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            return scripts.getOrDefault(attempt.step().text(), _ -> succeeded()).play(attempt);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public void close() {}
}
