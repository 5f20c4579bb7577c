package dev.runnable.spec;

import dev.runnable.graph.Condition;
import dev.runnable.graph.OnError;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.yaml.DurationText;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what every step may say.
final class StepOptionsReader {
    StepOptions read(Fields fields) {
        Map<String, String> overrides = overrides(fields);
        RetryPolicy retry = new RetrySpecReader().read(fields);
        Optional<Duration> timeout = DurationText.read(fields, "timeout", Duration.ofMillis(1));
        Optional<OnError> onError = new OnErrorSpecReader().read(fields);
        Optional<Condition> skipIf = new ConditionSpecReader().read(fields, "skip_if");
        boolean plain =
                overrides.isEmpty()
                        && !fields.has("max_attempts")
                        && !fields.has("retry")
                        && timeout.isEmpty()
                        && onError.isEmpty()
                        && skipIf.isEmpty();
        return plain
                ? StepOptions.NONE
                : new StepOptions(retry, timeout, overrides, onError, skipIf);
    }

    private static Map<String, String> overrides(Fields fields) {
        Optional<Fields> overrides = fields.fields("overrides");
        if (overrides.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (Located.Entry entry : overrides.get().others()) {
            String executor = entry.key().text();
            overrides.get().text(executor).ifPresent(key -> keys.put(executor, key));
        }
        return keys;
    }
}
