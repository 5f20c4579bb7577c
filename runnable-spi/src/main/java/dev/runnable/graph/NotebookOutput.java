package dev.runnable.graph;

import dev.runnable.graph.StepPath.Segment;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an executed notebook is called: `train-chunk2fit_out.ipynb` for the step `fit` that
/// executed `train.ipynb` for the item 2 of a map over `chunk`. Letters and digits alone, as the
/// original does it.
///
/// Steps of one run must not overwrite each other's notebooks. Where those letters may be the same
/// for two of them, a hash of the step's path stands behind: in branches, which have steps of the
/// same names, in maps within maps, and where letters were left out that tell items apart.
public final class NotebookOutput {
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern SEPARATORS = Pattern.compile("[ _.-]+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final String SOURCE = ".ipynb";
    private static final String END = "_out.ipynb";
    private static final int LONGEST = 80;
    private static final int HASH = 8;

    private NotebookOutput() {}

    /// @param notebook the source, a path
    /// @param variables names of the map variables and loop indices around the step, outermost
    ///   first
    /// @return beside the source
    public static String of(String notebook, StepPath step, Iterable<String> variables) {
        return stem(notebook) + "-" + tag(step, variables.iterator()) + END;
    }

    /// What a step leaves that executes a notebook; empty for other steps.
    public static Optional<String> of(Node.Task task, StepPath step, Iterable<String> variables) {
        return isMade(task)
                ? Optional.of(of(task.task().command().strip(), step, variables))
                : Optional.empty();
    }

    /// As [#of], for any place of the step.
    public static Optional<String> pattern(Node.Task task) {
        return isMade(task)
                ? Optional.of(stem(task.task().command().strip()) + "-*" + END)
                : Optional.empty();
    }

    private static boolean isMade(Node.Task task) {
        return task.task().type().equals("notebook")
                && task.task().command().strip().endsWith(SOURCE);
    }

    private static String stem(String notebook) {
        return notebook.substring(0, notebook.length() - SOURCE.length());
    }

    private static String tag(StepPath step, Iterator<String> variables) {
        StringBuilder text = new StringBuilder();
        List<Segment> segments = step.segments();
        boolean clear = segments.size() <= 3;
        for (Segment segment : segments.subList(0, segments.size() - 1)) {
            switch (segment) {
                case Segment.Step _ -> {}
                case Segment.Branch(String name) -> {
                    text.append(name);
                    clear = false;
                }
                case Segment.Item(String key) -> {
                    text.append(variables.hasNext() ? variables.next() : "").append(key);
                    clear &= LETTERS.matcher(key).matches();
                }
                case Segment.Iteration(int index) ->
                        text.append(variables.hasNext() ? variables.next() : "").append(index);
            }
        }
        clear &= LETTERS.matcher(SEPARATORS.matcher(step.name()).replaceAll("")).matches();
        String letters = OTHERS.matcher(text.append(step.name())).replaceAll("");
        if (clear && letters.length() <= LONGEST) {
            return letters;
        }
        String shortened = letters.substring(0, Math.min(letters.length(), LONGEST));
        return shortened + "-" + Digests.sha256(step.fileName()).substring(0, HASH);
    }
}
