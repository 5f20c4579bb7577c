package dev.runnable.cli;

import dev.runnable.extension.PluginPlaces;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Surroundings;
import dev.runnable.run.ThisProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the commands get from outside.
record World(Surroundings surroundings, Terminal terminal) {
    /// Read once, here and nowhere else.
    static World ofThisProcess() {
        Surroundings surroundings = ThisProcess.surroundings(self());
        return new World(
                surroundings,
                Terminal.ofThisProcess(
                        Screen.of(
                                surroundings.environment(),
                                Boolean.getBoolean("runnable.terminal"),
                                Optional.ofNullable(System.getProperty("runnable.columns")))));
    }

    /// How people read instants here.
    Times times() {
        return new Times(surroundings.ambience().zone());
    }

    /// The launcher that has started this process, or the JVM itself.
    private static List<String> self() {
        String launcher = System.getProperty("runnable.launcher");
        return launcher != null
                ? List.of(launcher)
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
    }

    /// What a user calls a pipeline.
    PipelineSource pipeline(String name) {
        return new PipelineSources(surroundings, terminal::printed).named(name);
    }

    /// A variable of the environment that has a value.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment().get(name)).filter(it -> !it.isEmpty());
    }

    /// A YAML file that its user calls by another name.
    PipelineSource pipeline(String file, String name) {
        return new PipelineSources(surroundings, terminal::printed).file(file, name);
    }

    /// Where plugins are kept that had to be unpacked.
    Optional<Path> pluginCache() {
        return new PluginPlaces(environment(), surroundings.workingDirectory()).cache();
    }

    Map<String, String> environment() {
        return surroundings.environment();
    }
}
