package dev.runnable.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.settings.Setting;
import java.util.Optional;
import java.util.OptionalInt;

/// What the executors of this machine can be told.
public record LocalConfiguration(
        @Setting(
                        description =
                                "Whether steps that do not wait for each other run at the same time.",
                        defaultValue = "false")
                boolean enableParallel,
        @Setting(
                        description = "How many steps run at once under `enable_parallel`.",
                        minimum = "1",
                        otherwise = "the number of processors")
                OptionalInt maxParallel,
        @Setting(
                        description =
                                "Read because the original has it. Changes nothing: what a step"
                                        + " returns as an object is always written to the catalog.",
                        otherwise = "true")
                Optional<Boolean> objectSerialisation,
        @Setting(
                        description =
                                "Read because other executors have it, so that one configuration"
                                        + " can be switched. Changes nothing.")
                Optional<JsonNode> overrides) {
    public LocalConfiguration {
        requireNonNull(maxParallel, "maxParallel");
        requireNonNull(objectSerialisation, "objectSerialisation");
        requireNonNull(overrides, "overrides");
    }

    /// @param processors of this machine
    int concurrency(int processors) {
        return enableParallel ? maxParallel.orElse(processors) : 1;
    }
}
