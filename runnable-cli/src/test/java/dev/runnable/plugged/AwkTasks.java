package dev.runnable.plugged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskProblems;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskType;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// `command_type: awk`: a program in AWK whose `BEGIN` is run with the parameters as variables.
/// What it prints as `name=value` is a return.
public final class AwkTasks implements TaskType {
    @Override
    public String type() {
        return "awk";
    }

    @Override
    public List<String> settings() {
        return List.of("separator");
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        if (!task.command().contains("{")) {
            problems.rejectCommand("an AWK program has braces", "Write 'BEGIN { ... }'.");
        }
        JsonNode separator = task.settings().get("separator");
        if (separator != null && !separator.isTextual()) {
            problems.rejectSetting("separator", "'separator' is a text", "Put it into quotes.");
        }
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new AwkRunner(context);
    }

    private record AwkRunner(RunContext context) implements TaskRunner {
        @Override
        public List<Problem> check(List<Node.Task> tasks) {
            return List.of();
        }

        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            List<String> command = new ArrayList<>(List.of("awk"));
            attempt.parameters()
                    .forEach((name, value) -> {
                        command.add("-v");
                        command.add(name + "=" + value.value().asText());
                    });
            command.add(attempt.node().task().command());
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(attempt.directory(context).toFile())
                            .redirectErrorStream(true);
            builder.environment().putAll(attempt.secrets());
            SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
            try {
                Process process = builder.start();
                try (BufferedReader lines = process.inputReader()) {
                    lines.lines()
                            .forEach(line -> {
                                attempt.output().line(TaskOutput.Stream.OUT, line);
                                output(line, attempt.node(), outputs);
                            });
                }
                int code = process.waitFor();
                return code == 0
                        ? new AttemptOutcome.Succeeded(outputs)
                        : new AttemptOutcome.Failed(
                                "awk ended with exit code " + code, OptionalInt.of(code));
            } catch (IOException e) {
                return AttemptOutcome.Failed.because("awk cannot be started: " + e.getMessage());
            }
        }

        private static void output(
                String line, Node.Task task, SequencedMap<String, Parameter> outputs) {
            int at = line.indexOf('=');
            task.task().returns().stream()
                    .filter(it -> at > 0 && it.name().equals(line.substring(0, at)))
                    .forEach(it ->
                            outputs.put(
                                    it.name(),
                                    new Parameter.Json(
                                            JsonNodeFactory.instance.numberNode(
                                                    Integer.parseInt(line.substring(at + 1))))));
        }

        @Override
        public void close() {}
    }
}
