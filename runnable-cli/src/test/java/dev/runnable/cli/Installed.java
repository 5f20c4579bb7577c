package dev.runnable.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The built distribution, started as users start it, in a folder of the test's own.
final class Installed {
    static final Path COMMAND = Path.of("target/runnable/bin/runnable").toAbsolutePath();
    static final Path CACHE = Path.of("target/it-cache").toAbsolutePath();

    /// The top of the source tree.
    static final Path TREE = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;
    private final List<String> prefix = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    Installed(Path folder) {
        this.folder = folder;
        environment.keySet().removeIf(name -> name.startsWith("RUNNABLE_"));
        environment.put("XDG_CACHE_HOME", CACHE.toString());
    }

    Installed with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Started through another command, for instance as another user.
    Installed as(String... command) {
        prefix.addAll(Arrays.asList(command));
        return this;
    }

    Path folder() {
        return folder;
    }

    Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Launched run(String... arguments) throws Exception {
        return Launched.in(folder, environment, command(arguments));
    }

    /// Started, with its output in `out.txt` and `err.txt` of the folder.
    Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(COMMAND.toString());
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
