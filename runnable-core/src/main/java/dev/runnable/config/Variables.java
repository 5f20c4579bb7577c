package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Substitutes `$name`, `${name}` and `${name:-default}` by `RUNNABLE_VAR_<name>`, and `$$` by `$`,
/// in the values of a tree. Because that happens after the text has been parsed, no value can break
/// the document; a plain scalar is typed by what it has become.
final class Variables {
    private static final String PREFIX = "RUNNABLE_VAR_";

    private final Map<String, String> values = new TreeMap<>();
    private final Reporter reporter;

    Variables(Map<String, String> environment, Reporter reporter) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), value);
            }
        });
        this.reporter = reporter;
    }

    Reporter reporter() {
        return reporter;
    }

    Located substitute(Located tree) {
        return switch (tree) {
            case Located.Scalar scalar -> scalar(scalar);
            case Located.Sequence list -> {
                List<Located> items = new ArrayList<>(list.items().size());
                list.items().forEach(item -> items.add(substitute(item)));
                yield new Located.Sequence(list.location(), items);
            }
            case Located.Mapping mapping -> {
                SequencedMap<String, Located.Entry> entries = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((key, entry) ->
                                entries.put(
                                        key,
                                        new Located.Entry(entry.key(), substitute(entry.value()))));
                yield new Located.Mapping(mapping.location(), entries);
            }
        };
    }

    private Located scalar(Located.Scalar scalar) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        String text = text(scalar.text(), scalar.location());
        return new Located.Scalar(scalar.location(), text, scalar.plain());
    }

    private String text(String template, SourceLocation place) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0 || dollar + 1 == template.length()) {
                out.append(template, at, template.length());
                return out.toString();
            }
            out.append(template, at, dollar);
            at = reference(template, dollar + 1, place, out);
        }
        return out.toString();
    }

    /// Appends what the reference after a dollar sign stands for.
    ///
    /// @return where the text goes on
    private int reference(String template, int start, SourceLocation place, StringBuilder out) {
        char first = template.charAt(start);
        if (first == '$') {
            out.append('$');
            return start + 1;
        }
        if (first == '{') {
            return inBraces(template, start + 1, place, out);
        }
        int end = nameEnd(template, start);
        if (end == start) {
            out.append('$');
            return start;
        }
        out.append(value(template.substring(start, end), Optional.empty(), place));
        return end;
    }

    private int inBraces(String template, int start, SourceLocation place, StringBuilder out) {
        int close = template.indexOf('}', start);
        int end = nameEnd(template, start);
        boolean fallback = close >= 0 && template.startsWith(":-", end);
        if (end == start || (end != close && !fallback)) {
            reporter.error(
                    ProblemCode.BAD_VALUE,
                    place,
                    "'${' does not begin a variable here",
                    "Write '${name}' or '${name:-default}', or '$${' where no variable is meant.");
            out.append("${");
            return start;
        }
        Optional<String> usual =
                fallback ? Optional.of(template.substring(end + 2, close)) : Optional.empty();
        out.append(value(template.substring(start, end), usual, place));
        return close + 1;
    }

    private static int nameEnd(String template, int start) {
        int end = start;
        while (end < template.length() && isInName(template.charAt(end), end > start)) {
            end++;
        }
        return end;
    }

    private static boolean isInName(char c, boolean inside) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (inside && c >= '0' && c <= '9');
    }

    private String value(String name, Optional<String> usual, SourceLocation place) {
        String value = values.get(name);
        if (usual.isPresent()) {
            return value == null || value.isEmpty() ? usual.get() : value;
        }
        if (value != null) {
            return value;
        }
        String hint =
                "Set the environment variable "
                        + PREFIX
                        + Excerpt.of(name)
                        + ", or write '$$' where a dollar sign is meant.";
        reporter.error(
                ProblemCode.UNRESOLVED_VARIABLE,
                place,
                "the variable " + Excerpt.quote(name) + " is not set",
                Suggestion.didYouMean(name, values.keySet())
                        .map(near -> near + " " + hint)
                        .orElse(hint));
        return "";
    }
}
