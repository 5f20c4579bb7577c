package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The distribution and this plugin as users have them, in a folder of the test's own.
final class Installation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path HOME = Path.of("../../runnable-cli/target/runnable").toAbsolutePath();
    private static final Path PLUGINS = plugins();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    Installation(Path folder) throws IOException {
        this.folder = folder;
        environment.keySet().removeIf(name -> name.startsWith("RUNNABLE_"));
        environment.put("RUNNABLE_PLUGINS_DIR", PLUGINS.toString());
        environment.put("XDG_CACHE_HOME", TARGET.resolve("it-cache").toString());
        file("slurm.yaml", "pipeline-executor: {type: slurm}\n");
        file(
                "local.yaml",
                "pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 4}}\n");
    }

    /// A folder with this plugin as it was packed, and no earlier one.
    private static Path plugins() {
        try (Stream<Path> files = Files.list(TARGET)) {
            Path zip =
                    files.filter(it -> it.toString().endsWith("-plugin.zip"))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("package it first"));
            Path folder = Files.createDirectories(TARGET.resolve("it-plugins"));
            Files.copy(zip, folder.resolve("slurm.zip"), StandardCopyOption.REPLACE_EXISTING);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(
                            file,
                            target,
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    Installation with(String name, String value) {
        environment.put(name, value);
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
    Process start(String... arguments) throws Exception {
        return Launched.start(
                folder,
                environment,
                command(arguments),
                folder.resolve("out.txt"),
                folder.resolve("err.txt"));
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(HOME.normalize().resolve("bin/runnable").toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /// The run log as JSON.
    JsonNode log(String runId) throws Exception {
        Launched shown = run("show", runId, "--output", "json");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        return JSON.readTree(shown.out());
    }

    /// But for what the run is called, when it was, and what ran it.
    JsonNode comparableLog(String runId) throws Exception {
        JsonNode log = log(runId);
        JsonNode other = JSON.readTree(log.toString().replace(runId, "RUN"));
        strip(other);
        return other;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(
                    List.of(
                            "run_id",
                            "start_time",
                            "end_time",
                            "code_identities",
                            "pipeline_executor",
                            "pipeline_definition_file"));
        }
        node.forEach(Installation::strip);
    }

    /// Whether anything is left of what jobs were given.
    boolean leftNothing() throws IOException {
        Path left = folder.resolve(".catalog/.slurm");
        if (!Files.isDirectory(left)) {
            return true;
        }
        try (Stream<Path> files = Files.list(left)) {
            return files.findAny().isEmpty();
        }
    }
}
