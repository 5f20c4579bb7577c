package dev.runnable.cli;

import dev.runnable.run.Preparation;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names the configuration.
final class ConfigurationOption {
    @Option(
            names = {"-c", "--config", "--config-file", "--configuration-file"},
            paramLabel = "FILE",
            description = {
                "The configuration: which executor, run log store, catalog and secrets.",
                "Default: what RUNNABLE_CONFIGURATION_FILE names, else runnable-config.yaml here."
            })
    private @Nullable Path configuration;

    Preparation preparation(World world) {
        return new Preparation(
                world.surroundings(), Optional.ofNullable(configuration).map(Path::toString));
    }
}
