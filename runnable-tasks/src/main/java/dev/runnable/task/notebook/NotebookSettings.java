package dev.runnable.task.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.task.UnknownSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a notebook task may say besides its command: `optional_ploomber_args`, once the arguments
/// of another engine. Those that mean something here are followed, the others are named and
/// ignored.
///
/// @param kernel the name of an installed kernel; that of the interpreter itself where it says none
/// @param cellTimeout whole seconds that each cell may take
record NotebookSettings(Optional<String> kernel, Optional<Integer> cellTimeout) {
    private static final String ARGUMENTS = "optional_ploomber_args";
    private static final String KERNEL = "kernel_name";
    private static final String TIMEOUT = "timeout";

    /// Reads what is right; [#check] tells what is not.
    static NotebookSettings of(TaskSpec task) {
        JsonNode kernel = arguments(task).path(KERNEL);
        JsonNode timeout = arguments(task).path(TIMEOUT);
        return new NotebookSettings(
                isName(kernel) ? Optional.of(kernel.textValue()) : Optional.empty(),
                isTime(timeout)
                        ? Optional.of((int) Math.ceil(timeout.doubleValue()))
                        : Optional.empty());
    }

    private static JsonNode arguments(TaskSpec task) {
        return task.settings().getOrDefault(ARGUMENTS, JsonNodeFactory.instance.missingNode());
    }

    private static boolean isName(JsonNode kernel) {
        return kernel.isTextual() && !kernel.textValue().isBlank();
    }

    private static boolean isTime(JsonNode timeout) {
        return timeout.isNumber() && timeout.doubleValue() > 0;
    }

    static List<Problem> check(Node.Task step, SourceLocation place) {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> argument : arguments(step.task()).properties()) {
            argument(argument, place)
                    .map(problem -> problem.inStep(step.name()))
                    .ifPresent(problems::add);
        }
        problems.addAll(UnknownSettings.of(step, place, List.of(ARGUMENTS)));
        return problems;
    }

    private static Optional<Problem> argument(
            Map.Entry<String, JsonNode> argument, SourceLocation place) {
        JsonNode value = argument.getValue();
        return switch (argument.getKey()) {
            case KERNEL ->
                    wrongUnless(isName(value), "'kernel_name' is a text, not " + value, place);
            case TIMEOUT ->
                    wrongUnless(
                            isTime(value) || value.isNull(),
                            "'timeout' is a number of seconds above 0, not " + value,
                            place);
            default -> Optional.of(ignored(argument.getKey(), place));
        };
    }

    private static Optional<Problem> wrongUnless(
            boolean right, String message, SourceLocation place) {
        return right
                ? Optional.empty()
                : Optional.of(Problem.error(ProblemCode.WRONG_TYPE, place, message));
    }

    private static Problem ignored(String argument, SourceLocation place) {
        return Problem.warning(
                        ProblemCode.NOT_SUPPORTED,
                        place,
                        "'%s' in 'optional_ploomber_args' is ignored".formatted(argument))
                .withHint("Jupyter itself executes the notebook: leave it out.");
    }
}
