package dev.runnable.engine;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.SecretsProvider;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts together what a task is given, and gives it to the executor.
final class TaskAttempts {
    private static final ObjectFiles OBJECTS = ObjectFiles.none("do-nothing");

    private final TraversingExecutor.Session session;
    private final SecretsProvider secrets;
    private final Map<String, String> environment;
    private final Graph graph;

    TaskAttempts(RunSetup setup) {
        this.session = setup.session();
        this.secrets = setup.secrets();
        this.environment = setup.environment();
        this.graph = setup.graph();
    }

    Attempt.Work task(StepRun step) {
        int number = step.attempt();
        return output -> {
            Node.Task node = (Node.Task) step.node;
            Map<String, String> values = new HashMap<>();
            for (String name : node.task().secrets()) {
                Optional<String> value = secrets.find(name);
                if (value.isEmpty()) {
                    return AttemptOutcome.Failed.because(
                            "secret '" + name + "' is not there any more");
                }
                values.put(name, value.get());
            }
            return session.run(
                    new TaskAttempt(
                            step.path,
                            number,
                            node,
                            step.scope.asMap(),
                            step.scope.variables(),
                            values,
                            environmentOf(step, number),
                            output,
                            OBJECTS));
        };
    }

    Attempt.Work reduction(StepRun step, Reducer.Custom reducer, Fanout.Reduce reduce) {
        int number = step.attempt();
        return output ->
                session.reduce(
                        new Reduction(
                                step.path,
                                number,
                                reducer,
                                reduce.values(),
                                reduce.kinds().stored(),
                                environmentOf(step, number),
                                output,
                                OBJECTS));
    }

    private Map<String, String> environmentOf(StepRun step, int number) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RUNNABLE_STEP_NAME", step.path.text());
        all.put("RUNNABLE_STEP_ATTEMPT", Integer.toString(number));
        addLoopIndices(step.path, all);
        return all;
    }

    /// Of loops of the same `index_as` the inner one counts.
    private void addLoopIndices(StepPath step, Map<String, String> variables) {
        for (Optional<BranchPath> around = step.branch();
                around.isPresent();
                around = around.get().step().branch()) {
            StepPath composite = around.get().step();
            if (around.get().segment() instanceof Segment.Iteration(int index)
                    && graph.around(composite).node(composite.name()) instanceof Node.Loop loop) {
                variables.putIfAbsent(loop.indexAs(), Integer.toString(index));
            }
        }
    }
}
