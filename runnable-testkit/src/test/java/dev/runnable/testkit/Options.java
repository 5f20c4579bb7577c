package dev.runnable.testkit;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.graph.Condition;
import dev.runnable.graph.OnError;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

final class Options {
    private Options() {}

    static StepOptions retrying(int attempts) {
        return with(RetryPolicy.immediate(attempts), Optional.empty());
    }

    static StepOptions retrying(int attempts, Duration wait) {
        return with(new RetryPolicy(attempts, wait, 2, Duration.ofHours(1), 0), Optional.empty());
    }

    static StepOptions timeout(int attempts, Duration limit) {
        return with(RetryPolicy.immediate(attempts), Optional.of(limit));
    }

    private static StepOptions with(RetryPolicy retry, Optional<Duration> timeout) {
        return new StepOptions(retry, timeout, Map.of(), Optional.empty(), Optional.empty());
    }

    static StepOptions onError(OnError.Action action, String output) {
        OnError onError = new OnError(action, new LinkedHashMap<>(Map.of(output, new IntNode(7))));
        return new StepOptions(
                RetryPolicy.immediate(2),
                Optional.empty(),
                Map.of(),
                Optional.of(onError),
                Optional.empty());
    }

    static StepOptions skipIf(Condition condition) {
        return new StepOptions(
                RetryPolicy.ONCE,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.of(condition));
    }
}
