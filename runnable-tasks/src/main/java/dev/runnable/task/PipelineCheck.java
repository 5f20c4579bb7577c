package dev.runnable.task;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.TaskRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What an executor of this process cannot do of a pipeline, and what the runners of its tasks and
/// reducers lack.
public final class PipelineCheck {
    private final Pipeline pipeline;
    private final Set<String> types;
    private final SequencedMap<String, Needs> needs = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param types of the tasks that there are runners for
    public PipelineCheck(Pipeline pipeline, Set<String> types) {
        this.pipeline = pipeline;
        this.types = types;
    }

    /// What a pipeline has for the runner of one type.
    ///
    /// @param tasks called by their paths, which are unique
    /// @param reducers by the paths of their maps
    private record Needs(List<Node.Task> tasks, SequencedMap<String, Reducer.Custom> reducers) {
        Needs() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    public List<Problem> check(TaskRunners.Opened runners) {
        pipeline.graph().visit(this::collect);
        needs.forEach((type, ofType) -> check(type, ofType, runners));
        return problems;
    }

    private void collect(String path, Node node) {
        switch (node) {
            case Node.Task task -> collect(task, path);
            case Node.Map map -> collect(Reducer.parse(map.reducer()), path);
            case Node.Stub _,
                    Node.Success _,
                    Node.Fail _,
                    Node.Parallel _,
                    Node.Conditional _,
                    Node.Loop _,
                    Node.Dag _ -> {}
        }
    }

    private void collect(Node.Task node, String path) {
        Node.Task called = new Node.Task(path, node.task(), node.catalog(), node.options());
        needsOf(node.task().type()).tasks().add(called);
    }

    private void collect(Reducer reducer, String path) {
        switch (reducer) {
            case Reducer.Custom custom ->
                    needsOf(custom.commandType()).reducers().put(path, custom);
            case Reducer.Pure _ -> {}
        }
    }

    private Needs needsOf(String type) {
        return needs.computeIfAbsent(type, _ -> new Needs());
    }

    private void check(String type, Needs ofType, TaskRunners.Opened runners) {
        Optional<TaskRunner> runner = runners.find(type);
        if (runner.isPresent()) {
            found(runner.get(), type, ofType).stream().map(this::placed).forEach(problems::add);
            return;
        }
        String hint =
                Suggestion.didYouMean(type, types)
                        .orElse("It runs " + String.join(", ", types) + ".");
        for (Node.Task task : ofType.tasks()) {
            problems.add(notSupported(task.name(), "a '" + type + "' command").withHint(hint));
        }
        cannotReduce(type, ofType);
    }

    private void cannotReduce(String type, Needs ofType) {
        ofType.reducers().keySet().forEach(map -> cannotRun(map, "a reducer in '" + type + "'"));
    }

    private List<Problem> found(TaskRunner runner, String type, Needs ofType) {
        if (runner instanceof ReducingTaskRunner reducing) {
            return reducing.check(
                    Collections.unmodifiableList(ofType.tasks()),
                    Collections.unmodifiableSequencedMap(ofType.reducers()));
        }
        cannotReduce(type, ofType);
        return ofType.tasks().isEmpty() ? List.of() : runner.check(ofType.tasks());
    }

    /// A runner knows steps, not the file they stand in.
    private Problem placed(Problem problem) {
        return problem.location().line() > 0
                ? problem
                : problem.at(SourceLocation.of(pipeline.source()));
    }

    private void cannotRun(String step, String what) {
        problems.add(notSupported(step, what));
    }

    private Problem notSupported(String step, String what) {
        return Problem.error(
                        ProblemCode.NOT_SUPPORTED,
                        SourceLocation.of(pipeline.source()),
                        "this version cannot run " + what + " yet")
                .inStep(step);
    }
}
