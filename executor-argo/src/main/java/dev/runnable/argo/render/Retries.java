package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.GoDuration;
import dev.runnable.graph.RetryPolicy;
import java.util.Optional;

/// How often a step is tried, as Argo's retry strategy. A lost pod counts as a try.
///
/// Argo knows no chance in waits, and only whole factors: a fraction is rounded up.
final class Retries {
    private Retries() {}

    /// @return empty for a single try
    static Optional<ObjectNode> of(RetryPolicy policy) {
        if (policy.maxAttempts() == 1) {
            return Optional.empty();
        }
        ObjectNode strategy = JsonNodeFactory.instance.objectNode();
        strategy.put("limit", policy.maxAttempts() - 1).put("retryPolicy", "Always");
        if (policy.initial().isPositive() && policy.max().isPositive()) {
            ObjectNode backoff = strategy.putObject("backoff");
            backoff.put("duration", GoDuration.of(policy.initial()));
            if (policy.factor() > 1) {
                backoff.put("factor", wholeFactor(policy));
            }
            backoff.put("cap", GoDuration.of(policy.max()));
        }
        return Optional.of(strategy);
    }

    private static int wholeFactor(RetryPolicy policy) {
        return (int) Math.ceil(policy.factor());
    }

    /// Whether waits grow faster on Argo than elsewhere.
    static boolean isRounded(RetryPolicy policy) {
        return policy.maxAttempts() > 2 && policy.factor() != wholeFactor(policy);
    }
}
