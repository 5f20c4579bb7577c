package dev.runnable.testkit.random;

import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.testkit.reference.Script;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/// Lets tries fail by chance, and return random values for the outputs that are declared.
///
/// @param share of the tries that fail
/// @param steady whether a step returns the same in all its tries
public record RandomScript(long seed, double share, boolean steady) implements Script {
    @Override
    public AttemptOutcome outcome(StepPath step, Node.Task task, int attempt) {
        if (random(step, attempt).nextDouble() < share) {
            return AttemptOutcome.Failed.because("try " + attempt + " was told to fail");
        }
        Random random = random(step, steady ? 0 : -attempt);
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (TaskSpec.ReturnSpec declared : task.task().returns()) {
            var value = RandomValues.value(random, declared.name());
            outputs.put(
                    declared.name(),
                    declared.kind() == TaskSpec.Kind.METRIC
                            ? new Parameter.Metric(value)
                            : new Parameter.Json(value));
        }
        return new AttemptOutcome.Succeeded(outputs);
    }

    private Random random(StepPath step, int salt) {
        long mixed = seed * 0x9e3779b97f4a7c15L + step.text().hashCode();
        Random random = new Random(mixed * 31 + salt);
        random.nextInt();
        return random;
    }
}
