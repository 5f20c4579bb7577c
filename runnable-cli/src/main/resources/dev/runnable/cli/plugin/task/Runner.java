package @package@;

import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.json.ValueText;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Runs such tasks in one run, several at once.
final class @Name@Runner implements TaskRunner {
    private static final String PROGRAM = "awk";

    private final RunContext context;

    @Name@Runner(RunContext context) {
        this.context = context;
    }

    /// Asked before the run, with all tasks of this type: what is missing is told here.
    @Override
    public List<Problem> check(List<Node.Task> tasks) {
        String path = context.environment().getOrDefault("PATH", "");
        boolean isThere =
                Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        return isThere
                ? List.of()
                : List.of(
                        Problem.error(
                                        ProblemCode.PLUGIN_LACKS,
                                        SourceLocation.of(@Name@Tasks.TYPE),
                                        "there is no program '" + PROGRAM + "'")
                                .withHint("Install it."));
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        Map<String, String> told = new ConcurrentHashMap<>();
        TaskOutput output =
                (stream, line) -> {
                    attempt.output().line(stream, line);
                    remember(stream, line, told);
                };
        try {
            int exitCode =
                    StepProcess.run(
                            List.of(PROGRAM, attempt.node().task().command()),
                            attempt.directory(context),
                            environment(attempt),
                            output);
            return exitCode == 0
                    ? outcome(attempt.node().task().returns(), told)
                    : new AttemptOutcome.Failed(
                            PROGRAM + " ended with exit code " + exitCode,
                            OptionalInt.of(exitCode));
        } catch (IOException e) {
            return AttemptOutcome.Failed.because(
                    PROGRAM + " could not be started: " + e.getMessage());
        }
    }

    private static void remember(TaskOutput.Stream stream, String line, Map<String, String> told) {
        int at = line.indexOf('=');
        if (stream == TaskOutput.Stream.OUT && at > 0) {
            told.put(line.substring(0, at), line.substring(at + 1));
        }
    }

    /// What is needed to find programs, then parameters, variables of maps and loops, and secrets.
    private Map<String, String> environment(TaskAttempt attempt) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", context.environment().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.putAll(attempt.environment());
        attempt.parameters()
                .forEach((name, value) -> environment.put(name, JsonText.forShell(value.value())));
        attempt.variables()
                .forEach((name, value) -> environment.put(name, JsonText.forShell(value)));
        environment.putAll(attempt.secrets());
        return environment;
    }

    private static AttemptOutcome outcome(List<ReturnSpec> returns, Map<String, String> told) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (ReturnSpec wanted : returns) {
            String value = told.get(wanted.name());
            if (value == null) {
                return AttemptOutcome.Failed.because(
                        "it returns '" + wanted.name() + "', but no line said its value");
            }
            outputs.put(wanted.name(), ValueText.parameter(value));
        }
        return new AttemptOutcome.Succeeded(outputs);
    }

    @Override
    public void close() {}
}
