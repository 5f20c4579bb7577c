package dev.runnable.catalog;

import dev.runnable.data.FilePattern;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.NotebookOutput;
import dev.runnable.graph.PathSegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Which steps of a pipeline put what, as far as their patterns tell.
public final class Producers {
    /// @param step its dot path, without items and iterations
    public record Producer(String step, FilePattern pattern) {}

    private final List<Producer> all = new ArrayList<>();
    private final List<Producer> ofItems = new ArrayList<>();

    /// What is put, as written: to look a name up costs less than to compare all patterns.
    private final SequencedSet<String> texts = new LinkedHashSet<>();

    public Producers(Graph graph) {
        graph.visit((path, node) -> {
            if (node instanceof Node.Task task) {
                for (String pattern : task.catalog().put()) {
                    add(path, pattern);
                }
                NotebookOutput.pattern(task)
                        .filter(pattern -> FilePattern.mistake(pattern).isEmpty())
                        .ifPresent(pattern -> add(path, pattern));
            }
            if (node instanceof Node.Map) {
                String items = "./" + PathSegment.of(node.name()) + "/*/";
                ofItems.add(new Producer(path, FilePattern.of(items)));
            }
        });
    }

    private void add(String step, String pattern) {
        all.add(new Producer(step, FilePattern.of(pattern)));
        texts.add(pattern);
    }

    /// All that is put, as written.
    public List<String> patterns() {
        return List.copyOf(texts);
    }

    /// Whether any step may put a file that the pattern means.
    public boolean hasAnyOf(FilePattern pattern) {
        return texts.contains(pattern.text()) || !of(pattern).isEmpty();
    }

    /// Those that may put a file that the pattern means.
    public List<Producer> of(FilePattern pattern) {
        return Stream.concat(all.stream(), ofItems.stream())
                .filter(it -> it.pattern.mayMeet(pattern))
                .toList();
    }
}
