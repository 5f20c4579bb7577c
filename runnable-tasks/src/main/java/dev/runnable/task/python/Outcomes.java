package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Excerpt;
import dev.runnable.process.ExitCode;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.task.ObjectReturns;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What an answer means to the engine, and what it says to a person.
final class Outcomes {
    /// The bridge's way to say that it can neither print nor answer any more.
    private static final int DESCRIPTORS_LOST = 71;

    private Outcomes() {}

    /// How values become outputs.
    private interface Outputs {
        SequencedMap<String, Parameter> of(JsonNode values)
                throws IOException, InterruptedException;
    }

    /// @throws IOException with a text for a person, when an object cannot be kept
    static AttemptOutcome of(TaskSpec task, Answer answer, ObjectReturns objects)
            throws IOException, InterruptedException {
        return of(task.command(), objects::outputs, answer);
    }

    static AttemptOutcome of(Reduction reduction, Answer answer)
            throws IOException, InterruptedException {
        String what = "the reducer " + Excerpt.quote(reduction.reducer().text());
        return of(what, values -> outputs(reduction, values), answer);
    }

    private static AttemptOutcome of(String what, Outputs outputs, Answer answer)
            throws IOException, InterruptedException {
        return switch (answer) {
            case Answer.Returned(JsonNode values, _) ->
                    new AttemptOutcome.Succeeded(outputs.of(values));
            case Answer.Failed(String message, List<String> traceback, OptionalInt code, _) ->
                    new AttemptOutcome.Failed(failure(message, traceback), code);
            case Answer.Died(int code, List<String> lastLines) ->
                    new AttemptOutcome.Failed(death(what, code, lastLines), OptionalInt.of(code));
            case Answer.Stale _, Answer.Incomplete _ ->
                    throw new IllegalArgumentException("nothing was called");
        };
    }

    private static SequencedMap<String, Parameter> outputs(Reduction reduction, JsonNode values) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (String name : reduction.values().keySet()) {
            outputs.put(name, new Parameter.Json(values.path(name)));
        }
        return outputs;
    }

    /// A traceback ends in what the message says already.
    private static String failure(String message, List<String> traceback) {
        List<String> lines = traceback;
        if (!lines.isEmpty() && message.endsWith(lines.getLast())) {
            lines = lines.subList(0, lines.size() - 1);
        }
        return below(message, lines);
    }

    private static String death(String what, int code, List<String> lastLines) {
        String reason = "The Python process %s while it ran %s".formatted(end(code), what);
        List<String> users =
                lastLines.stream().filter(line -> !line.contains(BridgeFiles.PACKAGE)).toList();
        return below(reason, users);
    }

    private static String end(int code) {
        if (code == DESCRIPTORS_LOST) {
            return "lost its connection, because the function closed files that it had not opened"
                    + " (os.closerange?),";
        }
        return ExitCode.death(code)
                .map(death -> "was " + death)
                .orElseGet(() -> "ended with %s (os._exit?)".formatted(ExitCode.text(code)));
    }

    static String below(String message, List<String> lines) {
        return lines.isEmpty() ? message : message + "\n" + String.join("\n", lines);
    }

    static String text(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
