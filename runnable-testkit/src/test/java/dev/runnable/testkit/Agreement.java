package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.testkit.random.ScriptSession;
import dev.runnable.testkit.reference.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares what a run told, gave its tasks and left in the run log with what it must come to.
final class Agreement {
    record Try(int number, StepState status, Map<String, Parameter> outputs) {}

    record Given(Map<String, Parameter> parameters, Map<String, JsonNode> variables) {}

    private final String what;
    private final Expected expected;

    Agreement(String what, Expected expected) {
        this.what = what;
        this.expected = expected;
    }

    /// Of this part of the run.
    void checkEvents(TestRun run) {
        Map<StepPath, StepState> states = new HashMap<>();
        Map<StepPath, Boolean> messages = new HashMap<>();
        Map<StepPath, List<Try>> tries = new HashMap<>();
        for (RunEvent event : run.events()) {
            switch (event) {
                case RunEvent.StepFinished e -> {
                    states.put(e.step(), e.status());
                    messages.put(e.step(), !e.message().isEmpty());
                }
                case RunEvent.StepSkipped e -> {
                    states.put(e.step(), StepState.SKIPPED);
                    messages.put(e.step(), !e.reason().isEmpty());
                }
                case RunEvent.AttemptFinished e ->
                        tries.computeIfAbsent(e.step(), _ -> new ArrayList<>())
                                .add(new Try(e.number(), e.status(), e.outputs()));
                case RunEvent.RunStarted _,
                        RunEvent.StepStarted _,
                        RunEvent.AttemptStarted _,
                        RunEvent.BranchStarted _,
                        RunEvent.RunFinished _ -> {}
            }
        }
        Map<StepPath, StepState> expectedStates = new HashMap<>();
        Map<StepPath, Boolean> expectedMessages = new HashMap<>();
        Map<StepPath, List<Try>> expectedTries = new HashMap<>();
        expected.steps()
                .forEach((path, step) -> {
                    expectedStates.put(path, step.state());
                    expectedMessages.put(path, step.hasMessage());
                    if (!step.attempts().isEmpty()) {
                        expectedTries.put(
                                path,
                                step.attempts().stream()
                                        .map(it -> new Try(it.number(), it.status(), it.outputs()))
                                        .toList());
                    }
                });
        same("attempts", tries, expectedTries);
        same("states", states, expectedStates);
        same("messages", messages, expectedMessages);
    }

    /// What the tasks of this part of the run were given.
    void checkSession(ScriptSession session) {
        Map<ScriptSession.Try, Given> seen = new HashMap<>();
        session.tries()
                .forEach((one, it) -> seen.put(one, new Given(it.parameters(), it.variables())));
        Map<ScriptSession.Try, Given> expectedSeen = new HashMap<>();
        expected.steps()
                .forEach((path, step) ->
                        step.attempts().stream()
                                .filter(Expected.Attempt::ofTask)
                                .forEach(it ->
                                        expectedSeen.put(
                                                new ScriptSession.Try(path, it.number()),
                                                new Given(it.seen(), it.variables()))));
        same("seen", seen, expectedSeen);
    }

    /// The run log of all parts of the run.
    void checkLog(TestRun run) {
        RunLogFold fold = new RunLogFold();
        run.allEvents().forEach(fold::apply);
        RunLog log = fold.snapshot();
        assertThat(log.status()).as("%s: status in the log", what).isEqualTo(expected.status());
        same("parameters", log.parameters(), expected.parameters());
        Map<String, RunLog.StepLog> steps = new HashMap<>();
        Map<String, RunLog.BranchLog> branches = new HashMap<>();
        flatten(log.steps(), steps, branches);
        expected.steps()
                .forEach((path, step) -> {
                    RunLog.StepLog it = steps.get(path.text());
                    assertThat(it).as("%s: %s in the log", what, path).isNotNull();
                    assertThat(it.status()).as("%s: %s", what, path).isEqualTo(step.state());
                    step.attempts().forEach(attempt -> checkAttempt(path, it, attempt));
                });
        expected.branches()
                .forEach((path, branch) -> {
                    RunLog.BranchLog it = branches.get(path.text());
                    assertThat(it).as("%s: %s in the log", what, path).isNotNull();
                    assertThat(it.status()).as("%s: %s", what, path).isEqualTo(branch.status());
                    same(path + " parameters", it.parameters(), branch.parameters());
                });
    }

    /// The last state of every step, and the run's parameters and status, after all parts.
    void checkEnds(TestRun run) {
        RunLogFold fold = new RunLogFold();
        run.allEvents().forEach(fold::apply);
        RunLog log = fold.snapshot();
        assertThat(log.status()).as("%s: status", what).isEqualTo(expected.status());
        same("parameters", log.parameters(), expected.parameters());
        Map<String, RunLog.StepLog> steps = new HashMap<>();
        flatten(log.steps(), steps, new HashMap<>());
        expected.steps()
                .forEach((path, step) ->
                        assertThat(steps.get(path.text()))
                                .as("%s: %s", what, path)
                                .isNotNull()
                                .extracting(RunLog.StepLog::status)
                                .isEqualTo(step.state()));
    }

    private void checkAttempt(StepPath path, RunLog.StepLog log, Expected.Attempt attempt) {
        RunLog.AttemptLog it =
                log.attempts().stream()
                        .filter(one -> one.number() == attempt.number())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(what + ": no attempt of " + path));
        assertThat(it.status()).as("%s: attempt of %s", what, path).isEqualTo(attempt.status());
        same(path + " inputs", it.inputs().asMap(), attempt.recorded());
        same(path + " outputs", it.outputs(), attempt.outputs());
    }

    private static void flatten(
            Map<String, RunLog.StepLog> from,
            Map<String, RunLog.StepLog> steps,
            Map<String, RunLog.BranchLog> branches) {
        steps.putAll(from);
        for (RunLog.StepLog step : from.values()) {
            branches.putAll(step.branches());
            step.branches().values().forEach(it -> flatten(it.steps(), steps, branches));
        }
    }

    /// Tells the first difference only: a whole run is too much to read.
    private <K, V> void same(String part, Map<K, V> actual, Map<K, V> wanted) {
        for (Map.Entry<K, V> entry : wanted.entrySet()) {
            assertThat(actual.get(entry.getKey()))
                    .as("%s: %s of %s", what, part, entry.getKey())
                    .isEqualTo(entry.getValue());
        }
        assertThat(actual.keySet()).as("%s: %s", what, part).isEqualTo(wanted.keySet());
    }
}
