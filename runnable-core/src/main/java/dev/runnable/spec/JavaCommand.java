package dev.runnable.spec;

import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import java.util.List;
import java.util.Optional;

/// `java`: a method of a class or of a source file.
final class JavaCommand implements CommandType {
    private static final String SHAPES =
            "Write 'com.acme.Steps::train', or 'Steps.java::train' for a source file.";

    @Override
    public String type() {
        return "java";
    }

    @Override
    public List<String> settings() {
        return List.of();
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        advice(task.command())
                .ifPresent(hint ->
                        problems.rejectCommand(
                                "a java command names a method of a class, found "
                                        + Excerpt.quote(task.command().strip()),
                                hint));
    }

    /// How to write a method's name that is not well written; empty when it is.
    static Optional<String> advice(String text) {
        String command = text.strip();
        int colons = command.indexOf("::");
        if (colons < 0) {
            return adviceOnDotted(command);
        }
        String owner = command.substring(0, colons);
        String method = command.substring(colons + 2);
        boolean file = owner.endsWith(".java") && owner.length() > ".java".length();
        boolean goodMethod = method.indexOf('.') < 0 && Dotted.isJavaName(method);
        return goodMethod && (file || Dotted.isJavaName(owner))
                ? Optional.empty()
                : Optional.of(SHAPES);
    }

    private static Optional<String> adviceOnDotted(String command) {
        if (command.endsWith(".java")) {
            return Optional.of("Add the method: '" + Excerpt.of(command) + "::run'.");
        }
        return Dotted.isPath(command) && Dotted.isJavaName(command)
                ? Optional.empty()
                : Optional.of(SHAPES);
    }
}
