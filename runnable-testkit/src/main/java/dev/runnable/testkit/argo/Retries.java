package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a `retryStrategy` says when a try has ended.
final class Retries {
    private static final Set<String> POLICIES =
            Set.of("", "Always", "OnFailure", "OnError", "OnTransientError");

    /// What is to be done next.
    sealed interface Decision {}

    /// Another try, or going on with the one that runs.
    record Again() implements Decision {}

    record WaitUntil(Instant time) implements Decision {}

    /// The node ends as this phase.
    record End(Phase phase, String message) implements Decision {}

    private Retries() {}

    static Decision decide(Nodes nodes, Node retry, JsonNode strategy, Optional<String> stopped) {
        List<Node> tries = nodes.attempts(retry);
        if (retry.isFulfilled() || tries.isEmpty() || !tries.getLast().isFulfilled()) {
            return new Again();
        }
        Node last = tries.getLast();
        if (!last.phase.isFailedOrError()) {
            return new End(Phase.SUCCEEDED, "");
        }
        if (stopped.isPresent()) {
            return new End(last.phase, stopped.get());
        }
        Optional<Decision> wait = backoff(nodes.now, tries, strategy);
        return wait.orElseGet(() -> limited(tries, strategy));
    }

    private static Optional<Decision> backoff(Instant now, List<Node> tries, JsonNode strategy) {
        JsonNode backoff = strategy.path("backoff");
        if (backoff.isMissingNode()) {
            return Optional.empty();
        }
        Node last = tries.getLast();
        Instant next = last.finishedAt.orElse(now).plus(pause(backoff, tries.size()));
        String most = backoff.path("maxDuration").asText();
        if (!most.isEmpty()) {
            Instant end = tries.getFirst().startedAt.plus(Durations.of(most));
            if (now.isAfter(end)) {
                return Optional.of(new End(last.phase, "Max duration limit exceeded"));
            }
            if (next.isAfter(end)) {
                return Optional.of(new End(last.phase, "Backoff would exceed max duration limit"));
            }
        }
        // without a limit Argo does not wait
        return now.isBefore(next) && strategy.has("limit") && tries.size() <= limit(strategy)
                ? Optional.of(new WaitUntil(next))
                : Optional.empty();
    }

    private static Duration pause(JsonNode backoff, int tries) {
        Duration base = Durations.of(backoff.path("duration").asText());
        int factor = backoff.has("factor") ? number(backoff.path("factor")) : 0;
        Duration pause = base;
        if (factor > 0) {
            double nanos = base.toNanos() * Math.pow(factor, tries - 1);
            pause = Duration.ofNanos(nanos >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) nanos);
        }
        String cap = backoff.path("cap").asText();
        if (!cap.isEmpty() && pause.compareTo(Durations.of(cap)) > 0) {
            return Durations.of(cap);
        }
        return pause;
    }

    private static Decision limited(List<Node> tries, JsonNode strategy) {
        Node last = tries.getLast();
        String policy = strategy.path("retryPolicy").asText();
        boolean retried =
                switch (policy) {
                    case "Always" -> true;
                    case "OnError" -> last.phase == Phase.ERROR;
                    case "OnTransientError" -> false;
                    default -> last.phase == Phase.FAILED;
                };
        if (!retried) {
            return new End(last.phase, last.message);
        }
        if (strategy.has("limit") && tries.size() > limit(strategy)) {
            return new End(last.phase, "No more retries left");
        }
        return new Again();
    }

    private static int limit(JsonNode strategy) {
        return number(strategy.path("limit"));
    }

    private static int number(JsonNode node) {
        try {
            return Integer.parseInt(node.asText());
        } catch (NumberFormatException _) {
            throw new ArgoException("value '" + node.asText() + "' cannot be resolved to an int");
        }
    }

    static void check(Template template, String at, List<String> problems) {
        JsonNode strategy = template.json().path("retryStrategy");
        if (!POLICIES.contains(strategy.path("retryPolicy").asText())) {
            problems.add(at + ": " + strategy.path("retryPolicy") + " is not a valid RetryPolicy");
        }
        if (strategy.has("expression")) {
            problems.add(at + ".retryStrategy.expression cannot be interpreted");
        }
        checkNumber(strategy.path("limit"), at + ".retryStrategy.limit", problems);
        JsonNode backoff = strategy.path("backoff");
        checkNumber(backoff.path("factor"), at + ".retryStrategy.backoff.factor", problems);
        if (!backoff.isMissingNode() && backoff.path("duration").asText().isEmpty()) {
            problems.add(at + ": no base duration specified for retryStrategy");
        }
        for (String field : List.of("duration", "cap", "maxDuration")) {
            String text = backoff.path(field).asText();
            if (!text.isEmpty() && !text.contains("{{") && Durations.parse(text).isEmpty()) {
                problems.add(
                        "%s.retryStrategy.backoff.%s: unable to parse %s as a duration"
                                .formatted(at, field, text));
            }
        }
    }

    private static void checkNumber(JsonNode node, String at, List<String> problems) {
        String text = node.asText();
        if (!node.isMissingNode() && !text.contains("{{") && !text.matches("\\d{1,9}")) {
            problems.add(at + ": '" + text + "' cannot be resolved to an int");
        }
    }
}
