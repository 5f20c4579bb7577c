package dev.runnable.spec;

import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import java.util.List;

/// `java`: a method of a class or of a source file.
final class JavaCommand implements CommandType {
    private static final String SHAPES =
            "Write 'com.acme.Steps::train', or 'Steps.java::train' for a source file.";

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<String> settings() {
        return List.of();
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        String command = task.command().strip();
        int colons = command.indexOf("::");
        if (colons < 0) {
            checkDotted(command, problems);
            return;
        }
        String owner = command.substring(0, colons);
        String method = command.substring(colons + 2);
        boolean file = owner.endsWith(".java") && owner.length() > ".java".length();
        boolean goodMethod = method.indexOf('.') < 0 && Dotted.isJavaName(method);
        if (!goodMethod || (!file && !Dotted.isJavaName(owner))) {
            reject(command, problems, SHAPES);
        }
    }

    private static void checkDotted(String command, TaskProblems problems) {
        if (command.endsWith(".java")) {
            reject(command, problems, "Add the method: '" + Excerpt.of(command) + "::run'.");
        } else if (!Dotted.isPath(command) || !Dotted.isJavaName(command)) {
            reject(command, problems, SHAPES);
        }
    }

    private static void reject(String command, TaskProblems problems, String hint) {
        problems.rejectCommand(
                "a java command names a method of a class, found " + Excerpt.quote(command), hint);
    }
}
