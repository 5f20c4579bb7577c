package dev.runnable.cli;

import dev.runnable.engine.Ambience;
import dev.runnable.run.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// All that the commands get from outside.
record World(Surroundings surroundings, Terminal terminal) {
    /// Read once, here and nowhere else.
    static World ofThisProcess() {
        Map<String, String> environment = System.getenv();
        Ambience ambience =
                new Ambience(
                        InstantSource.system(),
                        ZoneId.systemDefault(),
                        System::nanoTime,
                        ThreadLocalRandom.current());
        return new World(
                new Surroundings(
                        environment,
                        Path.of("").toAbsolutePath(),
                        Path.of(environment.getOrDefault("TMPDIR", "/tmp")).toAbsolutePath(),
                        ambience,
                        self()),
                Terminal.ofThisProcess(
                        Screen.of(
                                environment,
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

    Map<String, String> environment() {
        return surroundings.environment();
    }
}
