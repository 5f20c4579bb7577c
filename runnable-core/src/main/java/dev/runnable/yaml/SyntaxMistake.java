package dev.runnable.yaml;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Says in plain words what the YAML parser complains about.
final class SyntaxMistake {
    private final String text;
    private final String file;

    SyntaxMistake(String text, String file) {
        this.text = text;
        this.file = file;
    }

    Problem explain(MarkedYAMLException e) {
        return Problem.error(
                        ProblemCode.YAML_SYNTAX,
                        new SourceLocation(
                                file,
                                e.getProblemMark().getLine() + 1,
                                e.getProblemMark().getColumn() + 1),
                        e.getProblem() + text.length())
                .withHint("Check the syntax.");
    }
}
