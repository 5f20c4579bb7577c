package dev.runnable.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Run logs in the SDK's types.
final class RunView {
    private RunView() {}

    static Run of(RunLog log) {
        return new Run(
                log.runId(),
                Status.of(log.status()),
                values(log.parameters()),
                steps(log.steps()),
                log.message(),
                json(log));
    }

    private static String json(RunLog log) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RunLogJson.write(log, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Run.StepRun> steps(SequencedMap<String, RunLog.StepLog> steps) {
        return steps.values().stream().map(RunView::step).toList();
    }

    private static Run.StepRun step(RunLog.StepLog step) {
        return new Run.StepRun(
                step.name(),
                step.internalName(),
                Status.of(step.status()),
                step.message(),
                step.attempts().stream().map(RunView::attempt).toList(),
                step.branches().values().stream().map(RunView::branch).toList());
    }

    private static Run.Attempt attempt(RunLog.AttemptLog attempt) {
        return new Run.Attempt(
                Status.of(attempt.status()), attempt.message(), values(attempt.outputs()));
    }

    private static Run.BranchRun branch(RunLog.BranchLog branch) {
        return new Run.BranchRun(
                branch.internalName(),
                Status.of(branch.status()),
                values(branch.parameters()),
                steps(branch.steps()));
    }

    private static Map<String, @Nullable Object> values(Map<String, Parameter> parameters) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, plain(parameter.value())));
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                node.properties().forEach(it -> map.put(it.getKey(), plain(it.getValue())));
                yield Collections.unmodifiableMap(map);
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.forEach(element -> list.add(plain(element)));
                yield Collections.unmodifiableList(list);
            }
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> null;
            case STRING, BINARY, POJO -> node.asText();
        };
    }
}
