package dev.runnable.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How an example is started, and everything that its run log must tell of how it ended.
final class Example {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANYTHING = "anything";

    private final String pipeline;
    private final String status;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final SortedMap<String, String> states = new TreeMap<>();
    private final SortedMap<String, String> files = new TreeMap<>();
    private JsonNode parameters = JSON.createObjectNode();
    private boolean needsJupyter;

    private Example(String pipeline, String status) {
        this.pipeline = pipeline;
        this.status = status;
    }

    static Example succeeds(String pipeline) {
        return new Example(pipeline, "SUCCESS");
    }

    static Example fails(String pipeline) {
        return new Example(pipeline, "FAIL");
    }

    Example given(String... commandLine) {
        options.addAll(List.of(commandLine));
        return this;
    }

    Example where(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// These and no others, but for those called so in [#failed].
    ///
    /// @param paths of steps and branches, without the steps `success` and `fail`
    Example succeeded(String... paths) {
        return ended("SUCCESS", paths);
    }

    Example failed(String... paths) {
        return ended("FAIL", paths);
    }

    private Example ended(String state, String... paths) {
        for (String path : paths) {
            states.put(path, state);
        }
        return this;
    }

    /// All parameters of the pipeline's own scope, in the end.
    ///
    /// @param json with single quotes
    Example parameters(String json) {
        try {
            parameters = JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
        return this;
    }

    /// A file that a step has put into the catalog. There is no other.
    Example put(String step, String name, String content) {
        files.put(step + ": " + name, Hashes.sha256(content));
        return this;
    }

    /// As [#put], of content that is never the same.
    Example putAnything(String step, String name) {
        files.put(step + ": " + name, ANYTHING);
        return this;
    }

    Example withJupyter() {
        needsJupyter = true;
        return this;
    }

    /// Whether its files are the same each time.
    boolean isRepeatable() {
        return !files.containsValue(ANYTHING);
    }

    boolean needsJupyter() {
        return needsJupyter;
    }

    String pipeline() {
        return pipeline;
    }

    int exitCode() {
        return status.equals("SUCCESS") ? 0 : 1;
    }

    Launched run(Installed runnable) throws Exception {
        environment.forEach(runnable::with);
        List<String> command = new ArrayList<>(List.of("execute", "examples/" + pipeline));
        command.addAll(List.of("--output", "json"));
        command.addAll(options);
        return runnable.run(command.toArray(String[]::new));
    }

    /// As [#run], on a cluster: started, with its output in files of the folder.
    Process submit(Installed runnable, String runId) throws IOException {
        environment.forEach(runnable::with);
        List<String> command =
                new ArrayList<>(
                        List.of("argo", "submit", "examples/" + pipeline, "--run-id", runId));
        command.addAll(options);
        return runnable.start(command.toArray(String[]::new));
    }

    /// What came of it, without the content of files that is never the same.
    Outcome outcome(Launched launched) throws IOException {
        Outcome outcome = Outcome.of(JSON.readTree(launched.out()));
        files.forEach((file, content) -> {
            if (content.equals(ANYTHING)) {
                outcome.files().replace(file, ANYTHING);
            }
        });
        return outcome;
    }

    Outcome expected() {
        return new Outcome(status, states, parameters, files);
    }

    @Override
    public String toString() {
        return options.isEmpty() ? pipeline : pipeline + " " + String.join(" ", options);
    }

    /// What a run log tells of how the run ended.
    ///
    /// @param states of steps and branches, by path
    /// @param files the hashes of what steps put into the catalog
    record Outcome(
            String status,
            SortedMap<String, String> states,
            JsonNode parameters,
            SortedMap<String, String> files) {
        static Outcome of(JsonNode runLog) {
            SortedMap<String, String> states = new TreeMap<>();
            SortedMap<String, String> files = new TreeMap<>();
            collect(runLog, states, files);
            ObjectNode parameters = JSON.createObjectNode();
            runLog.get("parameters")
                    .properties()
                    .forEach(it -> parameters.set(it.getKey(), it.getValue().get("value")));
            return new Outcome(runLog.get("status").asText(), states, parameters, files);
        }

        private static void collect(
                JsonNode graph, Map<String, String> states, Map<String, String> files) {
            for (JsonNode step : graph.get("steps")) {
                String type = step.get("step_type").asText();
                if (!type.equals("success") && !type.equals("fail")) {
                    put(step, states);
                    putFiles(step, files);
                }
                for (JsonNode branch : step.get("branches")) {
                    put(branch, states);
                    collect(branch, states, files);
                }
            }
        }

        private static void putFiles(JsonNode step, Map<String, String> files) {
            for (JsonNode entry : step.get("data_catalog")) {
                if (entry.get("stage").asText().equals("put")) {
                    files.put(
                            step.get("internal_name").asText() + ": " + entry.get("name").asText(),
                            entry.get("data_hash").asText());
                }
            }
        }

        private static void put(JsonNode ended, Map<String, String> states) {
            states.put(ended.get("internal_name").asText(), ended.get("status").asText());
        }
    }
}
