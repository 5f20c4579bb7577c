package dev.runnable.cli;

import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a run came to, without times, attempts and order: statuses and parameters by path. The
/// `fail` of a branch that was tried again and succeeded is no part of it.
final class RunOutline {
    private final Map<String, String> lines = new TreeMap<>();

    private RunOutline() {}

    static Map<String, String> of(RunLog log) {
        RunOutline outline = new RunOutline();
        outline.lines.put("", log.status() + " " + text(log.parameters()));
        log.steps().values().forEach(outline::step);
        return outline.lines;
    }

    private void step(StepLog step) {
        if (!step.type().equals("fail")) {
            lines.put(step.internalName(), step.type() + " " + step.status());
        }
        step.branches().values().forEach(this::branch);
    }

    private void branch(BranchLog branch) {
        lines.put(branch.internalName(), branch.status() + " " + text(branch.parameters()));
        branch.steps().values().forEach(this::step);
    }

    private static String text(SequencedMap<String, Parameter> parameters) {
        Map<String, String> sorted = new TreeMap<>();
        parameters.forEach((name, it) -> sorted.put(name, JsonText.of(it.value())));
        return sorted.toString();
    }
}
