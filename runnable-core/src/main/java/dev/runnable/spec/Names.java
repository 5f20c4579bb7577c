package dev.runnable.spec;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.yaml.Located;

/// What a step or branch may be called: anything without `.` and `%`, which have a meaning in the
/// paths of the run log.
final class Names {
    private Names() {}

    /// @param what is named, for the message
    /// @return whether the name is good
    static boolean check(String what, Located.Scalar key, Reporter reporter) {
        String name = key.text();
        if (name.isEmpty()) {
            reporter.error(
                    ProblemCode.BAD_NAME,
                    key.location(),
                    "a " + what + " needs a name",
                    "Write it before the colon.");
            return false;
        }
        if (name.indexOf('.') >= 0 || name.indexOf('%') >= 0) {
            String better = name.replace('.', '_').replace('%', '_');
            reporter.error(
                    ProblemCode.BAD_NAME,
                    key.location(),
                    "the " + what + " name " + Excerpt.quote(name) + " contains '.' or '%'",
                    "Call it " + Excerpt.quote(better) + ", for instance.");
            return false;
        }
        return true;
    }
}
