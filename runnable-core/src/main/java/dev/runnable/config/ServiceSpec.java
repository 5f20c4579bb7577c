package dev.runnable.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Settings;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;

/// A service as a configuration chooses it.
///
/// @param type of the service, one of the known ones
/// @param values its settings, variables already substituted
public record ServiceSpec(String type, SourceLocation location, Located.Mapping values) {
    public ServiceSpec {
        requireNonNull(type, "type");
        requireNonNull(location, "location");
        requireNonNull(values, "values");
    }

    /// The service with nothing set.
    public static ServiceSpec plain(String type, SourceLocation location) {
        return new ServiceSpec(
                type, location, new Located.Mapping(location, new LinkedHashMap<>()));
    }

    /// The settings for whoever makes the service. Mistakes in them go to `problems`, so that those
    /// of all services can be told at once.
    public Settings settings(Problems problems) {
        return new LocatedSettings(location, values, new Reporter(problems));
    }
}
