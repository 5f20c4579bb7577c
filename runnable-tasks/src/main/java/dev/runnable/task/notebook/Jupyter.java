package dev.runnable.task.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.process.ChildProcesses;
import dev.runnable.process.Command;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.python.PythonInterpreter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user's interpreter has for notebooks. Starts it to find out; takes a blink, since
/// nothing is imported.
final class Jupyter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunContext context;
    private final ChildProcesses processes;

    Jupyter(RunContext context, ChildProcesses processes) {
        this.context = context;
        this.processes = processes;
    }

    /// What is missing.
    ///
    /// @param reason without a full stop
    /// @param hint a sentence that says what to do
    record Lack(String reason, String hint) {}

    /// @param kernels names of the kernels that are asked for; empty for the interpreter's own
    Optional<Lack> lack(PythonInterpreter interpreter, Collection<String> kernels)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(interpreter.executable().toString());
        arguments.add("-c");
        arguments.add(NotebookFiles.text("probe.py"));
        arguments.addAll(kernels);
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        int code =
                processes.run(
                        new Command(arguments, context.environment(), context.workingDirectory()),
                        (stream, line) ->
                                (stream == TaskOutput.Stream.OUT ? said : errors).add(line));
        if (code != 0 || said.isEmpty()) {
            return Optional.of(broken(interpreter, errors));
        }
        return lack(interpreter, JSON.readTree(said.getLast()));
    }

    private static Lack broken(PythonInterpreter interpreter, List<String> errors) {
        return new Lack(
                "Jupyter of %s does not work: %s"
                        .formatted(
                                interpreter.executable(),
                                errors.isEmpty() ? "no answer" : errors.getLast()),
                install(interpreter, List.of("nbclient", "ipykernel")));
    }

    private static Optional<Lack> lack(PythonInterpreter interpreter, JsonNode found) {
        List<String> missing = found.path("missing").valueStream().map(JsonNode::asText).toList();
        if (!missing.isEmpty()) {
            String reason =
                    "notebooks need Jupyter, and %s has no %s"
                            .formatted(interpreter.executable(), String.join(", no ", missing));
            return Optional.of(new Lack(reason, install(interpreter, missing)));
        }
        return found.path("kernels").propertyStream().flatMap(Jupyter::kernel).findFirst();
    }

    private static Stream<Lack> kernel(Map.Entry<String, JsonNode> kernel) {
        String language = kernel.getValue().asText("");
        if (kernel.getValue().isNull()) {
            return Stream.of(
                    new Lack(
                            "there is no Jupyter kernel '%s'".formatted(kernel.getKey()),
                            "'jupyter kernelspec list' tells which there are; without"
                                    + " 'kernel_name' the interpreter itself is taken."));
        }
        if (!language.toLowerCase(Locale.ROOT).startsWith("python")) {
            return Stream.of(
                    new Lack(
                            "the kernel '%s' speaks %s, and only Python notebooks can be executed"
                                    .formatted(kernel.getKey(), language),
                            "Others cannot be given parameters."));
        }
        return Stream.empty();
    }

    private static String install(PythonInterpreter interpreter, List<String> packages) {
        return ("Install it with '%s -m pip install %s', or on Debian and Ubuntu with 'apt install"
                        + " python3-%s', or set 'python:' in the configuration to an interpreter"
                        + " that has it.")
                .formatted(
                        interpreter.executable(),
                        String.join(" ", packages),
                        String.join(" python3-", packages));
    }
}
