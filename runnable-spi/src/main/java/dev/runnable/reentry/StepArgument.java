package dev.runnable.reentry;

import dev.runnable.graph.PercentEncoding;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.Reporter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A step as one word of a command line, and back: `train`, `par.b=left.train`, `m.i=a-1.p`,
/// `loop.n=3.s`. Every path has exactly one word, and every word one path.
///
/// Names are percent-encoded; a branch, item or iteration says which of them it is. The word is
/// never empty and consists of `A-Za-z0-9_-.=%`, so it needs no quotes in a shell, and begins with
/// a letter and is no number, boolean or null, so it needs none in YAML either: a first step that
/// would break this has `s=` before it.
public final class StepArgument {
    static final String STEP = "s=";
    static final String BRANCH = "b=";
    static final String ITEM = "i=";
    static final String ITERATION = "n=";

    private static final Set<String> YAML_WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private StepArgument() {}

    public static String encode(StepPath path) {
        return path.branch()
                .map(_ -> path.segments())
                .map(way -> way.stream().skip(1).map(StepArgument::part))
                .map(parts -> parts.collect(Collectors.joining(".", first(path) + ".", "")))
                .orElseGet(() -> alone(path.name()));
    }

    private static String first(StepPath path) {
        return first(path.segments().getFirst().text());
    }

    /// The first part of several.
    static String first(String step) {
        String encoded = PercentEncoding.encode(step);
        return !encoded.isEmpty() && isLetter(encoded.charAt(0)) ? encoded : STEP + encoded;
    }

    /// The first part when it is the only one.
    static String alone(String step) {
        return YAML_WORDS.contains(step.toLowerCase(Locale.ROOT)) ? STEP + step : first(step);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String part(Segment segment) {
        return switch (segment) {
            case Segment.Step step -> PercentEncoding.encode(step.name());
            case Segment.Branch branch -> BRANCH + PercentEncoding.encode(branch.name());
            case Segment.Item item -> ITEM + PercentEncoding.encode(item.key());
            case Segment.Iteration iteration -> ITERATION + iteration.index();
        };
    }

    /// The path that [#encode] made this word of.
    ///
    /// @return empty, with the reason told, for what it never makes
    public static Optional<StepPath> decode(String word, Reporter reporter) {
        return new StepArgumentReader(word, reporter).read();
    }
}
