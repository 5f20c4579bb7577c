package dev.runnable.reentry;

import dev.runnable.graph.PercentEncoding;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one word, from left to right, up to the first mistake.
final class StepArgumentReader {
    private final String word;
    private final Reporter reporter;
    private final List<Segment> way = new ArrayList<>();
    private int at;

    StepArgumentReader(String word, Reporter reporter) {
        this.word = word;
        this.reporter = reporter;
    }

    Optional<StepPath> read() {
        if (word.isEmpty()) {
            return wrong("the step is empty", "Write the step's path, like 'par.b=left.train'.");
        }
        for (String part : word.split("\\.", -1)) {
            Optional<? extends Segment> segment = segment(part);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            way.add(segment.get());
            at += part.length() + 1;
        }
        return way.size() % 2 == 0
                ? wrong("no step follows " + quote(word), "Write which: '" + word + ".STEP'.")
                : Optional.of(new StepPath(way));
    }

    private Optional<? extends Segment> segment(String part) {
        if (way.isEmpty()) {
            return first(part);
        }
        return way.size() % 2 == 0 ? name(part).map(Segment.Step::new) : branch(part);
    }

    private Optional<Segment.Step> first(String part) {
        Optional<String> name = name(part.startsWith(StepArgument.STEP) ? part.substring(2) : part);
        Optional<String> right = name.map(this::rightFirst).filter(it -> !it.equals(part));
        return right.isPresent()
                ? wrong("the first step is not written that way", "Write '" + right.get() + "'.")
                : name.map(Segment.Step::new);
    }

    private String rightFirst(String name) {
        return word.indexOf('.') < 0 ? StepArgument.alone(name) : StepArgument.first(name);
    }

    private Optional<? extends Segment> branch(String part) {
        String rest = part.length() < 2 ? "" : part.substring(2);
        if (part.startsWith(StepArgument.BRANCH)) {
            return name(rest).map(Segment.Branch::new);
        }
        if (part.startsWith(StepArgument.ITEM)) {
            return name(rest).map(Segment.Item::new);
        }
        if (part.startsWith(StepArgument.ITERATION)) {
            return iteration(rest);
        }
        return wrong(
                quote(part) + " does not say whether it is a branch, an item or an iteration",
                "Write 'b=NAME', 'i=KEY' or 'n=INDEX'.");
    }

    private Optional<Segment.Iteration> iteration(String digits) {
        return index(digits)
                .map(Segment.Iteration::new)
                .or(() -> wrong(quote(digits) + " is no index", "Write a number, like 'n=0'."));
    }

    /// A number as it is written by us.
    static Optional<Integer> index(String digits) {
        try {
            int index = Integer.parseInt(digits);
            return Integer.toString(index).equals(digits) ? Optional.of(index) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Optional<String> name(String encoded) {
        return PercentEncoding.decode(encoded)
                .or(() ->
                        wrong(
                                quote(encoded) + " is not a name in percent-encoding",
                                "Write '" + PercentEncoding.encode(encoded) + "'."));
    }

    private static String quote(String text) {
        return Excerpt.quote(text);
    }

    private <T> Optional<T> wrong(String message, String hint) {
        int start = Math.min(at, word.length());
        SourceLocation place =
                new SourceLocation(StepProblems.STEP, 1, word.codePointCount(0, start) + 1);
        reporter.error(ProblemCode.BAD_STEP_PATH, place, message, hint);
        return Optional.empty();
    }
}
