package dev.runnable.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataFile;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Written;
import dev.runnable.problem.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Branches with names, all of which may run at once. What they wrote is put together in the order
/// in which they are declared.
final class SideBySide implements Fanout {
    private final StepRun step;
    private final Iterator<Map.Entry<String, Graph>> unopened;
    private final SequencedMap<String, Optional<End>> ends = new LinkedHashMap<>();
    private int open;

    private SideBySide(StepRun step, SequencedMap<String, Graph> branches) {
        this.step = step;
        this.unopened = branches.entrySet().iterator();
        branches.keySet().forEach(name -> ends.put(name, Optional.empty()));
    }

    static Fanout parallel(StepRun step, Node.Parallel node) {
        return new SideBySide(step, node.branches());
    }

    static Fanout nested(StepRun step, Node.Dag node) {
        return new SideBySide(step, Graph.branchesOf(node));
    }

    static Fanout chosen(StepRun step, Node.Conditional node) {
        Optional<Parameter> value = step.scope.find(node.parameter());
        if (value.isEmpty()) {
            return new Refused(
                    "there is no parameter '"
                            + node.parameter()
                            + "' to choose a branch by; it has to be set before this step");
        }
        if (value.get() instanceof Parameter.Stored) {
            return new Refused(
                    "the parameter '%s' is a stored object, which cannot choose a branch; return what decides as json"
                            .formatted(node.parameter()));
        }
        Optional<String> key =
                Conditions.matching(value.get().value(), node.branches().sequencedKeySet())
                        .or(node::defaultBranch);
        if (key.isEmpty()) {
            return new Refused(
                    "no branch for %s = %s: there are %s and no 'default'"
                            .formatted(
                                    node.parameter(),
                                    Excerpt.of(JsonText.of(value.get().value())),
                                    Messages.names(node.branches().keySet())));
        }
        SequencedMap<String, Graph> branch = new LinkedHashMap<>();
        branch.put(key.get(), node.branches().get(key.get()));
        return new SideBySide(step, branch);
    }

    @Override
    public Optional<Opening> next() {
        if (!unopened.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Graph> branch = unopened.next();
        open++;
        SequencedMap<String, JsonNode> none = new LinkedHashMap<>();
        return Optional.of(
                new Opening(
                        new BranchPath(step.path, new Segment.Branch(branch.getKey())),
                        branch.getValue(),
                        step.scope.branch(none),
                        none));
    }

    @Override
    public void ended(BranchPath place, End end) {
        open--;
        ends.put(place.segment().text(), Optional.of(end));
    }

    @Override
    public boolean isOver() {
        return open == 0 && !unopened.hasNext();
    }

    @Override
    public Result result() {
        List<String> broken = new ArrayList<>();
        String first = "";
        Merger merger = new Merger();
        for (Map.Entry<String, Optional<End>> branch : ends.entrySet()) {
            switch (branch.getValue().orElseThrow()) {
                case Broken(String why) -> {
                    first = broken.isEmpty() ? why : first;
                    broken.add(branch.getKey());
                }
                case Done(Written written) -> merger.add(branch.getKey(), written);
            }
        }
        return broken.isEmpty()
                ? merger.merged()
                : new Failed(Messages.broken("branch", broken, ends.size(), first));
    }

    /// Puts together what branches wrote: of a name, what the last of them wrote.
    private static final class Merger {
        private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        private final SequencedMap<String, DataFile> files = new LinkedHashMap<>();
        private final Map<String, String> writers = new HashMap<>();
        private final Map<String, String> putters = new HashMap<>();
        private final List<String> conflicts = new ArrayList<>();

        void add(String branch, Written written) {
            written.parameters()
                    .forEach((name, value) -> {
                        Parameter before = parameters.put(name, value);
                        String writer = writers.put(name, branch);
                        if (before != null && !before.equals(value)) {
                            conflict("wrote different values to", name, writer, branch);
                        }
                    });
            written.files()
                    .forEach((name, file) -> {
                        DataFile before = files.put(name, file);
                        String putter = putters.put(name, branch);
                        if (before != null && !before.isSameAs(file)) {
                            conflict("put different files", name, putter, branch);
                        }
                    });
        }

        private void conflict(String what, String name, String first, String second) {
            conflicts.add(
                    "branches '%s' and '%s' %s '%s'; that of '%s' counts"
                            .formatted(first, second, what, name, second));
        }

        Merged merged() {
            return new Merged(new Written(parameters, files), String.join("; ", conflicts));
        }
    }
}
