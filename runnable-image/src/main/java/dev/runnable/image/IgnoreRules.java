package dev.runnable.image;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The lines of a `.dockerignore`: patterns for paths, of which the last that fits counts. `!`
/// brings back what an earlier one has left out; what is in a folder is left out with it.
final class IgnoreRules {
    /// The file of a project.
    static final String FILE = ".dockerignore";

    /// What nobody needs who has not said so.
    private static final List<String> USUAL =
            List.of(
                    FILE,
                    "**/Dockerfile",
                    "**/.venv",
                    "**/venv",
                    "**/__pycache__",
                    "**/*.pyc",
                    "**/.ipynb_checkpoints",
                    "**/.pytest_cache",
                    "**/.mypy_cache",
                    "**/.ruff_cache",
                    "**/node_modules",
                    "**/.gradle",
                    "**/.idea",
                    "**/.vscode",
                    "**/.DS_Store");

    private record Rule(Pattern path, boolean bringsBack) {}

    private final List<Rule> rules = new ArrayList<>();

    IgnoreRules() {
        USUAL.forEach(this::add);
    }

    /// @param problems gets lines that are no patterns
    static IgnoreRules read(String text, Problems problems) {
        IgnoreRules rules = new IgnoreRules();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                rules.add(lines.get(i));
            } catch (PatternSyntaxException e) {
                problems.add(mistake(lines.get(i), i + 1));
            }
        }
        return rules;
    }

    private static Problem mistake(String line, int number) {
        return Problem.error(
                        ProblemCode.BAD_IGNORE_FILE,
                        new SourceLocation(FILE, number, 0),
                        "'%s' is no pattern".formatted(line.strip()))
                .withHint(
                        "Write paths with '*', '?', '[a-z]' and '**', or '!' before one that is"
                                + " to go in nevertheless.");
    }

    private void add(String line) {
        String text = line.startsWith("#") ? "" : line.strip();
        boolean bringsBack = text.startsWith("!");
        String pattern = cleaned(bringsBack ? text.substring(1).strip() : text);
        if (!pattern.isEmpty()) {
            rules.add(new Rule(Pattern.compile(PathPattern.regex(pattern)), bringsBack));
        }
    }

    private static String cleaned(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /// @param path relative to the project, with `/`
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.bringsBack() == ignored && fits(rule.path(), path)) {
                ignored = !ignored;
            }
        }
        return ignored;
    }

    /// The path itself, or a folder it is in.
    private static boolean fits(Pattern pattern, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (pattern.matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }

    /// Whether something in an ignored folder may be wanted.
    boolean bringsBack() {
        return rules.stream().anyMatch(Rule::bringsBack);
    }

    /// What a text means that may be the whole file or none.
    static IgnoreRules of(Optional<String> text, Problems problems) {
        return text.map(it -> read(it, problems)).orElseGet(IgnoreRules::new);
    }
}
