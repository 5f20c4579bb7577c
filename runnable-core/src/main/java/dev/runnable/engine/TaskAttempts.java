package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.data.DataException;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.NotebookOutput;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.Simulated;
import dev.runnable.spi.Simulation;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts together what a task is given, and gives it to the executor.
final class TaskAttempts {
    private final TraversingExecutor.Session session;
    private final Optional<Simulation> simulation;
    private final SecretSource secrets;
    private final Map<String, String> environment;
    private final Graph graph;
    private final AttemptFiles files;

    /// Of a run in which everything is really done.
    TaskAttempts(RunSetup setup) {
        this(setup, Optional.empty());
    }

    TaskAttempts(RunSetup setup, Optional<Simulation> simulation) {
        this.session = setup.session();
        this.simulation = simulation;
        this.secrets = setup.secrets();
        this.environment = setup.environment();
        this.graph = setup.graph();
        this.files = setup.files();
    }

    /// What comes of a try of a task without running it; empty where it is to be run.
    Optional<Simulated> simulated(StepRun step) {
        Node.Task node = (Node.Task) step.node;
        return simulated(it -> it.attempt(node, step.path, step.attempt()));
    }

    /// What comes of a reduction without evaluating it; empty where it is to be evaluated.
    Optional<Simulated> simulatedReduction(StepRun step, Fanout.Reduce reduce) {
        return simulated(it -> it.reduction(step.path, step.attempt(), reduce.values()));
    }

    private Optional<Simulated> simulated(Function<Simulation, Optional<Simulated>> question) {
        try {
            return simulation.flatMap(question);
        } catch (RuntimeException e) {
            return Optional.of(new Simulated(Attempt.bugOfExecutor(e), Duration.ZERO, ""));
        }
    }

    /// What the step reads and writes where others do.
    Claims claims(StepRun step) {
        return step.node instanceof Node.Task node && files.sharesFolder(node.catalog())
                ? Claims.of(node.catalog(), step.scope)
                : Claims.NONE;
    }

    /// A try of a task, between the files that it gets and those that it puts.
    Attempt.Work task(StepRun step) {
        Node.Task node = (Node.Task) step.node;
        int number = step.attempt();
        return output -> {
            try (AttemptFiles.Open open =
                    files.open(step.path, node.catalog(), made(node, step), step.scope)) {
                List<DataEntry> got = open.get();
                AttemptOutcome outcome =
                        run(step, node, number, output, open.workingDirectory(), open.objects());
                AttemptFiles.Put put = open.put(outcome instanceof AttemptOutcome.Succeeded);
                List<DataEntry> data = new ArrayList<>(got);
                data.addAll(put.entries());
                return new Attempt.Result(after(outcome, put.mistakes(), open), data);
            } catch (DataException e) {
                return Attempt.Result.of(AttemptOutcome.Failed.because(e.text()));
            }
        };
    }

    private static Optional<String> made(Node.Task node, StepRun step) {
        return NotebookOutput.of(node, step.path, step.scope.variables().keySet());
    }

    /// As [#task], for a host that gets and puts files itself.
    ///
    /// @param folder the private one that it runs in; empty: the run's working directory
    Attempt.Work taskOnly(StepRun step, Optional<Path> folder) {
        Node.Task node = (Node.Task) step.node;
        int number = step.attempt();
        return output ->
                withoutFiles(step, objects -> run(step, node, number, output, folder, objects));
    }

    /// Work that gets and puts no files, but may have to do with objects.
    @FunctionalInterface
    private interface WithoutFiles {
        AttemptOutcome perform(ObjectFiles objects) throws InterruptedException;
    }

    private Attempt.Result withoutFiles(StepRun step, WithoutFiles work)
            throws InterruptedException {
        try (AttemptFiles.Open open =
                files.open(step.path, CatalogSpec.OUTSIDE, Optional.empty(), step.scope)) {
            return Attempt.Result.of(work.perform(open.objects()));
        } catch (DataException e) {
            return Attempt.Result.of(AttemptOutcome.Failed.because(e.text()));
        }
    }

    private AttemptOutcome run(
            StepRun step,
            Node.Task node,
            int number,
            AttemptOutputs.Open output,
            Optional<Path> folder,
            ObjectFiles objects)
            throws InterruptedException {
        Map<String, String> values = new HashMap<>();
        for (String name : node.task().secrets()) {
            Optional<String> value = secrets.find(name);
            if (value.isEmpty()) {
                return AttemptOutcome.Failed.because("secret '" + name + "' is not there any more");
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
                        folder,
                        objects));
    }

    /// A step has not succeeded before its files are kept.
    private static AttemptOutcome after(
            AttemptOutcome outcome, List<String> mistakes, AttemptFiles.Open open) {
        return switch (outcome) {
            case AttemptOutcome.Succeeded succeeded ->
                    mistakes.isEmpty()
                            ? succeeded
                            : AttemptOutcome.Failed.because(String.join("; ", mistakes));
            case AttemptOutcome.Failed failed ->
                    new AttemptOutcome.Failed(
                            Stream.concat(
                                            Stream.of(open.explain(failed.message())),
                                            mistakes.stream())
                                    .collect(Collectors.joining("\n")),
                            failed.exitCode());
        };
    }

    Attempt.Work reduction(StepRun step, Reducer.Custom reducer, Fanout.Reduce reduce) {
        int number = step.attempt();
        return output ->
                withoutFiles(
                        step,
                        objects ->
                                session.reduce(
                                        new Reduction(
                                                step.path,
                                                number,
                                                reducer,
                                                reduce.values(),
                                                reduce.kinds().stored(),
                                                environmentOf(step, number),
                                                output,
                                                objects)));
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
