package dev.runnable.sdk;

import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;

/// What steps and branches may be called.
final class Names {
    private Names() {}

    static void check(String what, String name, Mistake mistake) {
        if (name.isBlank()) {
            throw mistake.of(
                    ProblemCode.BAD_NAME,
                    "a " + what + " needs a name",
                    "Give it one that says what it is for.");
        }
        if (name.indexOf('.') >= 0 || name.indexOf('%') >= 0) {
            String better = name.replace('.', '_').replace('%', '_');
            throw mistake.of(
                    ProblemCode.BAD_NAME,
                    "the " + what + " name " + Excerpt.quote(name) + " contains '.' or '%'",
                    "Call it " + Excerpt.quote(better) + ", for instance.");
        }
        if (what.equals("step") && Node.isEnd(name)) {
            throw mistake.of(
                    ProblemCode.RESERVED_NAME,
                    "'" + name + "' is the name of an end of the graph, not of a step",
                    "Rename the step; to end a graph use thenSucceed() or thenFail().");
        }
    }

    /// The name of a parameter or variable.
    static String parameter(String name, Mistake mistake) {
        if (name.isBlank()) {
            throw mistake.of(
                    ProblemCode.BAD_NAME, "a parameter needs a name", "Name the parameter.");
        }
        return name;
    }
}
