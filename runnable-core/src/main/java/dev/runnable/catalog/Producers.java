package dev.runnable.catalog;

import dev.runnable.data.FilePattern;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.NotebookOutput;
import dev.runnable.graph.PathSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which steps of a pipeline put what, as far as their patterns tell.
public final class Producers {
    /// @param step its dot path, without items and iterations
    public record Producer(String step, FilePattern pattern) {}

    private final List<Producer> all = new ArrayList<>();
    private final List<Producer> ofItems = new ArrayList<>();

    public Producers(Graph graph) {
        graph.visit((path, node) -> {
            if (node instanceof Node.Task task) {
                for (String pattern : task.catalog().put()) {
                    all.add(new Producer(path, FilePattern.of(pattern)));
                }
                NotebookOutput.pattern(task)
                        .filter(pattern -> FilePattern.mistake(pattern).isEmpty())
                        .ifPresent(pattern -> all.add(new Producer(path, FilePattern.of(pattern))));
            }
            if (node instanceof Node.Map) {
                String items = "./" + PathSegment.of(node.name()) + "/*/";
                ofItems.add(new Producer(path, FilePattern.of(items)));
            }
        });
    }

    /// All that is put, as written.
    public List<String> patterns() {
        return all.stream().map(it -> it.pattern.text()).distinct().toList();
    }

    /// Those that may put a file that the pattern means.
    public List<Producer> of(FilePattern pattern) {
        return Stream.concat(all.stream(), ofItems.stream())
                .filter(it -> it.pattern.mayMeet(pattern))
                .toList();
    }
}
