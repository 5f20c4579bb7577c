package dev.runnable.plugins.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The program as users have it, in a project's folder; to render, with the plugin as it was
/// packed.
final class Distribution {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("../../runnable-cli/target/runnable").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Set<String> DIFFERENT_IN_EVERY_RUN =
            Set.of(
                    "run_id",
                    "start_time",
                    "end_time",
                    "duration",
                    "started_at",
                    "ended_at",
                    "code_identities",
                    "run_config",
                    "message",
                    "catalog_relative_path");

    private final Path project;

    Distribution(Path project) {
        this.project = project;
    }

    static Path command() {
        return HOME.normalize().resolve("bin/runnable");
    }

    static boolean isThere() {
        return Files.isExecutable(command());
    }

    /// A folder with this plugin as it was packed, and no earlier one.
    private static Path plugins() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            Path zip =
                    files.filter(it -> it.toString().endsWith("-plugin.zip"))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("package it first"));
            Path folder = Files.createDirectories(TARGET.resolve("it-plugins"));
            Files.copy(zip, folder.resolve("airflow.zip"), StandardCopyOption.REPLACE_EXISTING);
            return folder;
        }
    }

    /// Writes the DAG file of a pipeline.
    void render(String pipeline, String configuration, String runId, Path file) throws Exception {
        Pythons.run(
                project,
                Map.of(
                        "RUNNABLE_PLUGINS_DIR", plugins().toString(),
                        "XDG_CACHE_HOME", TARGET.resolve("it-cache").toString()),
                command().toString(),
                "execute",
                pipeline,
                runId,
                "--config",
                configuration,
                "--output-file",
                file.toString());
    }

    /// Runs a pipeline here, however it ends.
    void execute(String pipeline, String runId) throws Exception {
        Process process =
                new ProcessBuilder(command().toString(), "execute", pipeline, runId)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(project.resolve(runId + ".txt").toFile())
                        .start();
        process.waitFor();
    }

    /// The run log, but for who ran it, when, and the words in which a failure is told.
    JsonNode log(String runId, String... options) throws Exception {
        String[] words = {command().toString(), "show", runId, "--output", "json"};
        String text =
                Pythons.run(
                        project,
                        Map.of(),
                        Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
        return comparable(JSON.readTree(text.replace(runId, "RUN")));
    }

    private static JsonNode comparable(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> array.add(comparable(one)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((name, value) -> {
            if (!DIFFERENT_IN_EVERY_RUN.contains(name)) {
                object.set(name, comparable(value));
            }
        });
        return object;
    }

    void file(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
    }

    static String configuration(Path shared, Path working, List<String> more) {
        return """
        pipeline-executor:
          type: airflow
          config:
            command: ["%s"]
            shared_folder: "%s"
            working_directory: "%s"
        """
                        .formatted(command(), shared, working)
                + String.join("\n", more).indent(4);
    }
}
