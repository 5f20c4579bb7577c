package dev.runnable.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// An executor's session that does for each step what a test says, and counts how many tasks run at
/// once. A step that nothing is said about succeeds.
public final class ScriptedSession implements TraversingExecutor.Session {
    /// What a task does.
    @FunctionalInterface
    public interface Script {
        AttemptOutcome play(TaskAttempt attempt) throws InterruptedException;
    }

    /// What a user's reducer does.
    @FunctionalInterface
    public interface ReducerScript {
        AttemptOutcome play(Reduction reduction) throws InterruptedException;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, ReducerScript> reducers = new ConcurrentHashMap<>();
    private Script usual = _ -> succeeded();
    private boolean keepsTime;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public ScriptedSession on(String step, Script script) {
        scripts.put(step, script);
        return this;
    }

    /// What every step does that nothing else is said about.
    public ScriptedSession onAny(Script script) {
        usual = script;
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

    /// What the reducer of this text does. One that nothing is said about fails.
    public ScriptedSession onReducer(String reducer, ReducerScript script) {
        reducers.put(reducer, script);
        return this;
    }

    /// The reducer of this text is this function of the values of a name.
    public ScriptedSession reducing(
            String reducer, Function<? super List<JsonNode>, ? extends JsonNode> function) {
        return onReducer(
                reducer,
                reduction -> {
                    SequencedMap<String, Parameter> results = new LinkedHashMap<>();
                    reduction
                            .values()
                            .forEach((name, values) ->
                                    results.put(name, new Parameter.Json(function.apply(values))));
                    return new AttemptOutcome.Succeeded(results);
                });
    }

    /// Timeouts of tasks are the session's own business.
    public ScriptedSession keepingTime() {
        keepsTime = true;
        return this;
    }

    @Override
    public boolean keepsTime() {
        return keepsTime;
    }

    /// The most tasks and reducers that ever ran at once.
    public int mostAtOnce() {
        return most.get();
    }

    public static AttemptOutcome succeeded() {
        return new AttemptOutcome.Succeeded(new LinkedHashMap<>());
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        begin();
        try {
            return scripts.getOrDefault(attempt.step().text(), usual).play(attempt);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        begin();
        try {
            String text = reduction.reducer().text();
            return reducers.getOrDefault(
                            text,
                            _ -> AttemptOutcome.Failed.because("no script for reducer " + text))
                    .play(reduction);
        } finally {
            running.decrementAndGet();
        }
    }

    private void begin() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
    }

    @Override
    public void close() {}
}
