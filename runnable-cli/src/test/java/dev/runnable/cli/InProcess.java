package dev.runnable.cli;

import dev.runnable.engine.Ambience;
import dev.runnable.extension.PluginHost;
import dev.runnable.run.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The command line in this process, in a folder of the test's own.
final class InProcess {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private PluginHost plugins = PluginHost.whenNeeded();
    private String classpath = System.getProperty("java.class.path");

    InProcess(Path folder) {
        this.folder = folder;
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /// @param out the standard output
    record Result(int code, String out, String err) {}

    InProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// With plugins here, wherever they are looked for.
    InProcess with(PluginHost host) {
        plugins = host;
        return this;
    }

    /// With more in the class path of processes that this one starts.
    InProcess withClasspath(Path more) {
        classpath = more + File.pathSeparator + classpath;
        return this;
    }

    Path folder() {
        return folder;
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Ambience ambience =
                new Ambience(
                        InstantSource.system(), ZoneOffset.UTC, System::nanoTime, new Random());
        Surroundings surroundings =
                new Surroundings(
                        environment, folder, folder.resolve("tmp"), ambience, self(), plugins);
        Terminal terminal =
                new Terminal(
                        new ResultStream(out),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Screen.NONE);
        int code = Main.run(new World(surroundings, terminal), arguments);
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The JVM that the tests run in, with what they run with.
    private List<String> self() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                Main.class.getName());
    }
}
