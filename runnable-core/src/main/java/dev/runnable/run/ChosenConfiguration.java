package dev.runnable.run;

import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.config.FileChoice;
import dev.runnable.event.RunHeader;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import java.util.List;
import java.util.Optional;

/// The configuration that the user has chosen, and the services that there are for it.
final class ChosenConfiguration {
    private final Surroundings surroundings;
    private final Optional<String> file;
    private final Problems problems;
    private final InstalledServices installed;

    /// @param file as the user has named it, if so
    /// @param problems gets what is wrong with it
    ChosenConfiguration(Surroundings surroundings, Optional<String> file, Problems problems) {
        this.surroundings = surroundings;
        this.file = file;
        this.problems = problems;
        this.installed = new InstalledServices(surroundings);
    }

    FileChoice choice() {
        return FileChoice.configuration(
                file, surroundings.environment(), surroundings.workingDirectory());
    }

    Optional<Configuration> read() {
        return read(choice());
    }

    Optional<Configuration> read(FileChoice choice) {
        problems.addAll(choice.warnings());
        if (choice.file().isEmpty()) {
            return Optional.of(
                    Configuration.defaults()
                            .withPlugins(installed.find(List.of(), problems).plugins()));
        }
        ConfigurationReading reading =
                new ConfigurationReader(installed, true)
                        .read(
                                choice.file().get(),
                                choice.displayName(),
                                surroundings.environment());
        problems.addAll(reading.problems());
        return reading.configuration();
    }

    /// The configuration that a run has kept, without secrets.
    Configuration frozen(RunHeader header) {
        return EarlierRun.configuration(header, installed, surroundings.environment());
    }

    /// With plugins of all configurations that were read until now.
    Services services() {
        return installed.services();
    }
}
