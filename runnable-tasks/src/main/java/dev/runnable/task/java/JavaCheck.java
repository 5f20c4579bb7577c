package dev.runnable.task.java;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Severity;
import dev.runnable.problem.SourceLocation;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.BoundMethod;
import dev.runnable.spi.RunContext;
import dev.runnable.task.UnknownSettings;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds the classes and methods of tasks and reducers, compiling source files, without running
/// users' code.
final class JavaCheck {
    private final SourceLocation place;
    private final UserClasses classes;

    JavaCheck(RunContext context, UserClasses classes) {
        this.place = SourceLocation.of(context.pipelineDirectory().toString());
        this.classes = classes;
    }

    List<Problem> check(List<Node.Task> tasks, SequencedMap<String, Reducer.Custom> reducers) {
        List<Problem> problems = new ArrayList<>();
        for (Node.Task node : tasks) {
            problems.addAll(UnknownSettings.of(node, place, List.of()));
            tell(failure(node), node.name(), problems);
        }
        reducers.forEach((step, reducer) -> tell(failure(reducer), step, problems));
        return problems;
    }

    private void tell(Optional<TaskException> failure, String step, List<Problem> problems) {
        failure.stream()
                .flatMap(e -> e.all().stream())
                .map(e -> problem(e, step))
                .forEach(problems::add);
    }

    private Optional<TaskException> failure(Reducer.Custom reducer) {
        try {
            ReducerCall.find(reducer.text(), classes);
            return Optional.empty();
        } catch (TaskException e) {
            return Optional.of(e);
        }
    }

    private Optional<TaskException> failure(Node.Task node) {
        try {
            Optional<BoundMethod> bound = classes.bound(node.task().command());
            if (bound.isPresent()) {
                return bound.get().method().getReturnType() == void.class
                                && !node.task().returns().isEmpty()
                        ? Optional.of(returnsNothing("the lambda"))
                        : Optional.empty();
            }
            JavaCommand command = UserCall.command(node.task().command());
            List<Method> methods = UserMethods.named(classes.find(command), command.method());
            boolean returnsNothing =
                    methods.stream().allMatch(method -> method.getReturnType() == void.class);
            if (returnsNothing && !node.task().returns().isEmpty()) {
                throw returnsNothing("method '" + command.method() + "'");
            }
            return Optional.empty();
        } catch (TaskException e) {
            return Optional.of(e);
        }
    }

    private static TaskException returnsNothing(String what) {
        return TaskException.of(ProblemCode.BAD_COMMAND, what + " returns nothing (void)")
                .withHint("Give it a result, or leave out 'returns'.");
    }

    private Problem problem(TaskException e, String step) {
        return new Problem(
                Severity.ERROR,
                e.code(),
                e.place().orElse(place),
                Optional.of(step),
                e.text(),
                e.hint());
    }
}
