package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Problem;
import java.util.Locale;

/// A problem, to be read by programs.
final class ProblemJson {
    private ProblemJson() {}

    static ObjectNode of(Problem problem) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        node.put("code", problem.code().id());
        node.put("file", problem.location().file());
        node.put("line", problem.location().line());
        node.put("column", problem.location().column());
        problem.step().ifPresent(step -> node.put("step", step));
        node.put("message", problem.message());
        problem.hint().ifPresent(hint -> node.put("hint", hint));
        return node;
    }
}
