package dev.runnable.spec;

import dev.runnable.graph.StepOptions;
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
        RetrySpecReader retry = new RetrySpecReader();
        StepOptions options =
                new StepOptions(
                        retry.read(fields),
                        DurationText.read(fields, "timeout", Duration.ofMillis(1)),
                        overrides,
                        new OnErrorSpecReader().read(fields),
                        new ConditionSpecReader().read(fields, "skip_if"));
        return options.equals(StepOptions.NONE) ? StepOptions.NONE : options;
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
