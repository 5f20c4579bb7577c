package dev.runnable.cli;

import dev.runnable.event.StepState;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.StoredNames;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A run log as text for people.
final class RunReport {
    private static final int LONGEST_VALUE = 200;

    private RunReport() {}

    /// The whole run: what it was, its steps, what came out.
    ///
    /// @param interrupted whether it was killed: its log has no end and will get none
    /// @param columns how wide the table of steps may be
    static List<String> lines(RunLog log, boolean interrupted, Times times, OptionalInt columns) {
        List<String> lines = new ArrayList<>();
        lines.add("run       " + log.runId());
        lines.add(
                "status    "
                        + log.status().text()
                        + (interrupted ? ", but interrupted: its process is gone" : ""));
        lines.add("pipeline  " + log.runConfig().path("pipeline_definition_file").asText(""));
        if (!log.tag().isEmpty()) {
            lines.add("tag       " + log.tag());
        }
        Span span = Span.of(log);
        span.from().ifPresent(at -> lines.add("started   " + times.text(at)));
        if (!span.took().isEmpty()) {
            lines.add("took      " + span.took());
        }
        if (!log.message().isEmpty()) {
            log.message().lines().forEach(line -> lines.add("message   " + line));
        }
        lines.add("");
        Table table = new Table("STEP", "TYPE", "STATUS", "ATTEMPTS", "TOOK");
        FileReport files = new FileReport();
        visit(
                log,
                step -> {
                    table.row(cells(step));
                    files.add(step);
                });
        lines.addAll(table.lines(columns, 0));
        if (!log.parameters().isEmpty()) {
            lines.add("");
            lines.add("parameters");
            log.parameters()
                    .forEach((name, value) -> lines.add("  " + name + ": " + shorten(text(value))));
        }
        addAfterBlank(files.lines(columns), lines);
        addAfterBlank(failures(log), lines);
        return lines;
    }

    private static void addAfterBlank(List<String> more, List<String> lines) {
        if (!more.isEmpty()) {
            lines.add("");
            lines.addAll(more);
        }
    }

    private static String[] cells(StepLog step) {
        return new String[] {
            step.internalName(),
            step.type(),
            step.status().text(),
            step.attempts().isEmpty() ? "" : Integer.toString(step.attempts().size()),
            Span.of(step).took()
        };
    }

    private static String text(Parameter parameter) {
        return parameter instanceof Parameter.Stored
                ? StoredNames.text(parameter.value())
                : JsonText.of(parameter.value());
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "... (" + text.length() + " characters)";
    }

    /// Of every failed step the message of its last attempt.
    static List<String> failures(RunLog log) {
        List<String> lines = new ArrayList<>();
        visit(
                log,
                step -> {
                    if (step.status() == StepState.FAILED && !step.attempts().isEmpty()) {
                        AttemptLog last = step.attempts().getLast();
                        lines.add("step '" + step.internalName() + "' failed:");
                        last.message()
                                .lines()
                                .forEach(line -> lines.add("  " + Visible.plain(line)));
                    }
                });
        return lines;
    }

    private static void visit(RunLog log, Consumer<StepLog> visitor) {
        List<StepLog> open = new ArrayList<>(log.steps().sequencedValues().reversed());
        while (!open.isEmpty()) {
            StepLog step = open.removeLast();
            visitor.accept(step);
            for (BranchLog branch : step.branches().sequencedValues().reversed()) {
                open.addAll(branch.steps().sequencedValues().reversed());
            }
        }
    }
}
