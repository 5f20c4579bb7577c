package dev.runnable.container;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.StepOptions;
import dev.runnable.spi.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The executor's configuration, read and checked.
///
/// @param usual of steps that say nothing
/// @param overrides by the name that a step says
/// @param concurrency how many containers run at once
/// @param dockerHost the engine's address; empty: as the `docker` command has it
record ContainerConfiguration(
        ContainerOptions usual,
        SequencedMap<String, ContainerOptions> overrides,
        int concurrency,
        Optional<String> dockerHost,
        Transfer transfer) {
    /// What a step says that is to run as under the local executor.
    static final String LOCALLY = "run-locally";

    static final String OVERRIDES = "overrides";
    static final String TRANSFER = "transfer";

    ContainerConfiguration {
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(dockerHost, "dockerHost");
        requireNonNull(transfer, "transfer");
    }

    /// @param processors how many containers run at once where nothing is said
    static ContainerConfiguration read(Settings settings, int processors) {
        ContainerOptions usual = new OptionsReader(settings).read();
        if (usual.image().isEmpty()) {
            settings.reject(
                    OptionsReader.IMAGE,
                    "'docker_image' is missing",
                    "Name the image that steps run in, for instance 'docker_image: python:3.12'.");
        }
        boolean parallel = settings.flag("enable_parallel").orElse(false);
        int most = settings.number("max_parallel", 1).orElse(processors);
        return new ContainerConfiguration(
                usual,
                overrides(settings),
                parallel ? most : 1,
                settings.text("docker_host"),
                OptionsReader.choice(settings, TRANSFER, "transfer", Transfer.values())
                        .orElse(Transfer.AUTO));
    }

    private static SequencedMap<String, ContainerOptions> overrides(Settings settings) {
        SequencedMap<String, ContainerOptions> overrides = new LinkedHashMap<>();
        for (Map.Entry<String, Settings> section : settings.sections(OVERRIDES).entrySet()) {
            overrides.put(section.getKey(), new OptionsReader(section.getValue()).read());
            section.getValue().rejectOthers();
            if (section.getKey().equals(LOCALLY)) {
                settings.reject(
                        OVERRIDES,
                        "'run-locally' has a meaning of its own",
                        "It lets a step run without a container. Choose another name.");
            }
        }
        return overrides;
    }

    /// What a step wants in place of the usual.
    static Optional<String> override(StepOptions step) {
        return Optional.ofNullable(step.overrides().get(ContainerExecutor.TYPE));
    }

    static boolean runsLocally(StepOptions step) {
        return override(step).filter(LOCALLY::equals).isPresent();
    }

    /// Of a step whose override exists.
    ContainerOptions of(StepOptions step) {
        return find(step).orElseThrow();
    }

    /// @return empty when the step runs locally, or names an override that does not exist
    Optional<ContainerOptions> find(StepOptions step) {
        Optional<String> name = override(step);
        return name.isEmpty()
                ? Optional.of(usual)
                : name.map(overrides::get).map(own -> own.over(usual));
    }
}
