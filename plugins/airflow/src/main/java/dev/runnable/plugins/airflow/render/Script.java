package dev.runnable.plugins.airflow.render;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Lines of Python.
final class Script {
    private static final String STEP = "    ";
    private static final int WIDE = 110;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int variables;

    void in() {
        depth++;
    }

    void out() {
        depth--;
    }

    Script line(String line) {
        text.append(line.isEmpty() ? "" : STEP.repeat(depth)).append(line).append('\n');
        return this;
    }

    /// A call that makes something: on one line where it fits.
    void call(String start, SequencedMap<String, String> arguments) {
        call(start, arguments, "");
    }

    /// @param end what stands after it
    void call(String start, SequencedMap<String, String> arguments, String end) {
        List<String> all =
                arguments.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
        String line = start + "(" + String.join(", ", all) + ")" + end;
        if (line.length() + depth * STEP.length() <= WIDE) {
            line(line);
            return;
        }
        line(start + "(");
        in();
        all.forEach(argument -> line(argument + ","));
        out();
        line(")" + end);
    }

    /// Texts by name, line by line, so that changes of them can be read.
    void texts(String variable, Map<String, String> texts) {
        line(variable + " = {");
        in();
        texts.forEach((name, value) -> {
            line(Python.text(name) + ": (");
            in();
            pieces(value).forEach(piece -> line(Python.text(piece)));
            out();
            line("),");
        });
        out();
        line("}");
    }

    private static List<String> pieces(String text) {
        return text.isEmpty() ? List.of("") : List.of(text.split("(?<=\n)"));
    }

    /// A name that nothing else has.
    String variable(String kind) {
        variables++;
        return kind + variables;
    }

    static String list(List<String> expressions) {
        return expressions.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
