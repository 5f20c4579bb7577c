package dev.runnable.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configuration, checked as far as it can be without making its services. Immutable.
///
/// @param source the file as the user named it, or what stands for it when there is none
/// @param services one for every section
/// @param listeners what is told what happens in runs
/// @param python the interpreter that python tasks and notebooks run in
/// @param classpath where the classes of java tasks are found, as written: paths and globs
/// @param passEnvironment names of variables that shell tasks inherit besides the usual ones
/// @param image how the project's image is built, not yet looked at; empty when nothing is said
/// @param plugins folders that plugins may come from, absolute: of the configuration itself and of
///   its surroundings
public record Configuration(
        String source,
        Map<Section, ServiceSpec> services,
        List<ServiceSpec> listeners,
        Optional<String> python,
        List<String> classpath,
        List<String> passEnvironment,
        Optional<ServiceSpec> image,
        List<Path> plugins) {
    /// What `source` is when there is no configuration file.
    public static final String DEFAULTS = "defaults";

    public Configuration {
        requireNonNull(source, "source");
        services = Map.copyOf(services);
        listeners = List.copyOf(listeners);
        requireNonNull(python, "python");
        classpath = List.copyOf(classpath);
        passEnvironment = List.copyOf(passEnvironment);
        requireNonNull(image, "image");
        plugins = List.copyOf(plugins);
    }

    /// What is used when there is no configuration file: nothing that has to be installed.
    public static Configuration defaults() {
        Map<Section, ServiceSpec> services = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            SourceLocation place = SourceLocation.of(DEFAULTS);
            services.put(section, ServiceSpec.plain(section.defaultType(), place));
        }
        return new Configuration(
                DEFAULTS,
                services,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /// This configuration with more for Java tasks, before its own.
    ///
    /// @param more paths and globs
    public Configuration withClasspath(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(classpath);
        return new Configuration(
                source, services, listeners, python, all, passEnvironment, image, plugins);
    }

    /// This configuration with plugins from these folders, and no others.
    public Configuration withPlugins(List<Path> folders) {
        return new Configuration(
                source, services, listeners, python, classpath, passEnvironment, image, folders);
    }

    /// This configuration for a process that runs a part of a run which has frozen another: steps
    /// run in the process itself, and as they would have in the whole run.
    ///
    /// @param frozen what the run has frozen
    public Configuration forPartOf(Configuration frozen) {
        Map<Section, ServiceSpec> local = new EnumMap<>(services);
        Section section = Section.PIPELINE_EXECUTOR;
        SourceLocation place = executor().location();
        local.put(section, ServiceSpec.plain(section.defaultType(), place));
        return new Configuration(
                source,
                local,
                listeners,
                frozen.python,
                frozen.classpath,
                frozen.passEnvironment,
                image,
                plugins);
    }

    /// This configuration with the executor that simulates. What it says of how much runs at once
    /// stays, and patches do.
    ///
    /// @param run to go by
    /// @param failures whether attempts fail that failed there
    public Configuration simulated(Optional<String> run, boolean failures) {
        Map<Section, ServiceSpec> mocked = new EnumMap<>(services);
        mocked.put(Section.PIPELINE_EXECUTOR, SimulatedExecutor.of(executor(), run, failures));
        return new Configuration(
                source, mocked, listeners, python, classpath, passEnvironment, image, plugins);
    }

    public ServiceSpec executor() {
        return service(Section.PIPELINE_EXECUTOR);
    }

    public ServiceSpec runLogStore() {
        return service(Section.RUN_LOG_STORE);
    }

    public ServiceSpec catalog() {
        return service(Section.CATALOG);
    }

    public ServiceSpec secrets() {
        return service(Section.SECRETS);
    }

    public ServiceSpec pickler() {
        return service(Section.PICKLER);
    }

    private ServiceSpec service(Section section) {
        return requireNonNull(services.get(section), section::key);
    }

    /// What a run records of its configuration: as resolved, in the shape of a configuration file
    /// that reads back the same, without secrets. (A dollar sign is doubled in it.) Left out are
    /// everything under `secrets` but its type, values whose key sounds like a secret, and
    /// passwords in addresses.
    public JsonNode frozen() {
        return new FrozenConfiguration(this).toJson();
    }
}
