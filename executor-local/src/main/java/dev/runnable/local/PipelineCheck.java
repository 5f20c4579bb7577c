package dev.runnable.local;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.TaskRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What this executor cannot do of a pipeline, and what its tasks' runners lack.
final class PipelineCheck {
    private final Pipeline pipeline;
    private final Set<String> types;
    private final List<Problem> problems = new ArrayList<>();

    PipelineCheck(Pipeline pipeline, Set<String> types) {
        this.pipeline = pipeline;
        this.types = types;
    }

    List<Problem> check(TaskRunners.Opened runners) {
        Map<String, List<Node.Task>> tasks = new LinkedHashMap<>();
        for (Node node : pipeline.graph().nodes().values()) {
            switch (node) {
                case Node.Task task -> {
                    check(task);
                    tasks.computeIfAbsent(task.task().type(), _ -> new ArrayList<>()).add(task);
                }
                case Node.Stub _, Node.Success _, Node.Fail _ -> {}
                case Node.Parallel _, Node.Map _, Node.Conditional _, Node.Loop _, Node.Dag _ ->
                        cannotRun(node, "a step of type '" + node.type() + "'");
            }
        }
        tasks.forEach((type, ofType) -> check(type, ofType, runners));
        return problems;
    }

    private void check(Node.Task node) {
        if (!node.catalog().isEmpty()) {
            cannotRun(node, "a step with a 'catalog'");
        }
        for (TaskSpec.ReturnSpec output : node.task().returns()) {
            if (output.kind() == TaskSpec.Kind.OBJECT) {
                cannotRun(node, "a step that returns '" + output.name() + "' of kind 'object'");
            }
        }
    }

    private void check(String type, List<Node.Task> tasks, TaskRunners.Opened runners) {
        Optional<TaskRunner> runner = runners.find(type);
        if (runner.isPresent()) {
            runner.get().check(tasks).stream().map(this::placed).forEach(problems::add);
            return;
        }
        String hint =
                Suggestion.didYouMean(type, types)
                        .orElse("It runs " + String.join(", ", types) + ".");
        for (Node.Task task : tasks) {
            problems.add(notSupported(task, "a '" + type + "' command").withHint(hint));
        }
    }

    /// A runner knows steps, not the file they stand in.
    private Problem placed(Problem problem) {
        return problem.location().line() > 0
                ? problem
                : new Problem(
                        problem.severity(),
                        problem.code(),
                        SourceLocation.of(pipeline.source()),
                        problem.step(),
                        problem.message(),
                        problem.hint());
    }

    private void cannotRun(Node node, String what) {
        problems.add(notSupported(node, what));
    }

    private Problem notSupported(Node node, String what) {
        return Problem.error(
                        ProblemCode.NOT_SUPPORTED,
                        SourceLocation.of(pipeline.source()),
                        "this version cannot run " + what + " yet")
                .inStep(node.name());
    }
}
