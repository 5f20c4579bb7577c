package dev.runnable.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.engine.Ambience;
import dev.runnable.extension.PluginHost;
import dev.runnable.run.Surroundings;
import java.io.ByteArrayOutputStream;
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

/// The commands, run in this process in a folder of the test's own.
final class InThisProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private PluginHost plugins = PluginHost.whenNeeded();

    InThisProcess(Path folder) {
        this.folder = folder;
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    record Result(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    InThisProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// With plugins, wherever they are looked for.
    InThisProcess with(PluginHost host) {
        plugins = host;
        return this;
    }

    InThisProcess without(String name) {
        environment.remove(name);
        return this;
    }

    void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Ambience ambience =
                new Ambience(
                        InstantSource.system(), ZoneOffset.UTC, System::nanoTime, new Random());
        Surroundings surroundings =
                new Surroundings(
                        environment, folder, folder.resolve("tmp"), ambience, List.of(), plugins);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new ResultStream(out), messages, Screen.NONE);
        int code = Main.run(new World(surroundings, terminal), arguments);
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
