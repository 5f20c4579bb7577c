package dev.runnable.engine;

import dev.runnable.graph.Node;
import dev.runnable.spi.SecretsProvider;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts together what a task is given.
final class TaskAttempts {
    sealed interface Prepared {}

    record Ready(TaskAttempt attempt) implements Prepared {}

    record Refused(String message) implements Prepared {}

    private final SecretsProvider secrets;
    private final Map<String, String> environment;

    TaskAttempts(SecretsProvider secrets, Map<String, String> environment) {
        this.secrets = secrets;
        this.environment = environment;
    }

    Prepared prepare(StepRun step, int number, TaskOutput output) {
        Node.Task node = (Node.Task) step.node;
        Map<String, String> values = new HashMap<>();
        for (String name : node.task().secrets()) {
            Optional<String> value = secrets.find(name);
            if (value.isEmpty()) {
                return new Refused("secret '" + name + "' is not there any more");
            }
            values.put(name, value.get());
        }
        return new Ready(
                new TaskAttempt(
                        step.path,
                        number,
                        node,
                        step.scope.asMap(),
                        new LinkedHashMap<>(),
                        values,
                        environmentOf(step, number),
                        output));
    }

    private Map<String, String> environmentOf(StepRun step, int number) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RUNNABLE_STEP_NAME", step.path.text());
        all.put("RUNNABLE_STEP_ATTEMPT", Integer.toString(number));
        return all;
    }
}
