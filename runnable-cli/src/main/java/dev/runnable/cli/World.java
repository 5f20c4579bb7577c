package dev.runnable.cli;

import dev.runnable.engine.Ambience;
import dev.runnable.run.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
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
                        ambience),
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

    Map<String, String> environment() {
        return surroundings.environment();
    }
}
