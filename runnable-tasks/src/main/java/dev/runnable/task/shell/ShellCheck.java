package dev.runnable.task.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import dev.runnable.task.UnknownSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Finds what a shell task says wrongly and what it needs and this machine lacks.
final class ShellCheck {
    private final Predicate<String> isThere;
    private final SourceLocation place;

    ShellCheck(RunContext context, ShellPrograms programs) {
        this(context, program -> programs.find(program).isPresent());
    }

    private ShellCheck(RunContext context, Predicate<String> isThere) {
        this.isThere = isThere;
        this.place = SourceLocation.of(context.pipelineDirectory().toString());
    }

    /// For a place whose programs are not known.
    static ShellCheck elsewhere(RunContext context) {
        return new ShellCheck(context, _ -> true);
    }

    List<Problem> check(List<Node.Task> tasks) {
        List<Problem> problems = new ArrayList<>();
        for (Node.Task node : tasks) {
            problems.addAll(UnknownSettings.of(node, place, ShellSettings.KEYS));
            node.task().settings().entrySet().stream()
                    .map(this::setting)
                    .flatMap(List::stream)
                    .map(problem -> problem.inStep(node.name()))
                    .forEach(problems::add);
            program(node).stream()
                    .map(problem -> problem.inStep(node.name()))
                    .forEach(problems::add);
        }
        return problems;
    }

    private List<Problem> setting(Map.Entry<String, JsonNode> setting) {
        JsonNode value = setting.getValue();
        return switch (setting.getKey()) {
            case ShellSettings.SHELL ->
                    value.isTextual() && !value.textValue().isBlank()
                            ? List.of()
                            : wrong("'shell' is a text that names a program, not " + value);
            case ShellSettings.PASS_ENVIRONMENT ->
                    isTexts(value)
                            ? List.of()
                            : wrong("'pass_env' is a list of names of variables, not " + value);
            default -> List.of();
        };
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
    }

    private List<Problem> wrong(String message) {
        return List.of(Problem.error(ProblemCode.WRONG_TYPE, place, message));
    }

    private List<Problem> program(Node.Task node) {
        String program = ShellSettings.of(node.task()).program();
        if (!isThere.test(program)) {
            return List.of(
                    Problem.error(
                                    ProblemCode.NO_INTERPRETER,
                                    place,
                                    "shell '" + program + "' was not found")
                            .withHint("Install it, or name another one with 'shell:'."));
        }
        if (!node.task().returns().isEmpty() && ShellDialect.of(program).isEmpty()) {
            return List.of(
                    Problem.error(
                                    ProblemCode.NOT_SUPPORTED,
                                    place,
                                    "outputs cannot be collected from '" + program + "'")
                            .withHint("Use sh, bash, dash, ksh or zsh, or leave out 'returns'."));
        }
        return List.of();
    }
}
