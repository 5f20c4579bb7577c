package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataFile;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Written;
import dev.runnable.problem.Excerpt;
import dev.runnable.reduce.Reducer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One branch for each item of a list. What they wrote becomes, name by name, the list of the
/// values in the order of the items, which the reducer makes one value of.
final class Items implements Fanout {
    private final StepRun step;
    private final Node.Map node;
    private final List<JsonNode> items;
    private final List<String> keys;
    private final @Nullable End[] ends;
    private final Map<String, Integer> indices = new HashMap<>();
    private int opened;
    private int open;

    private Items(StepRun step, Node.Map node, List<JsonNode> items) {
        this.step = step;
        this.node = node;
        this.items = items;
        this.keys = ItemKeys.of(items).keys();
        this.ends = new End[items.size()];
    }

    static Fanout of(StepRun step, Node.Map node) {
        Optional<Parameter> found = step.scope.find(node.iterateOn());
        if (found.isEmpty()) {
            return new Refused(
                    "there is no parameter '"
                            + node.iterateOn()
                            + "' to iterate on; it has to be set before this step");
        }
        if (found.get() instanceof Parameter.Stored) {
            return new Refused(
                    "the parameter '%s' holds stored objects, which cannot be iterated on; iterate on names or numbers, and take the objects in the steps"
                            .formatted(node.iterateOn()));
        }
        JsonNode list = found.get().value();
        if (!list.isArray()) {
            return new Refused(
                    "the parameter '%s' is to be iterated on and is no list: %s"
                            .formatted(node.iterateOn(), Excerpt.of(JsonText.of(list))));
        }
        List<JsonNode> items = new ArrayList<>(list.size());
        list.forEach(items::add);
        return new Items(step, node, items);
    }

    @Override
    public Optional<Opening> next() {
        if (opened == items.size() || open >= node.maxConcurrency().orElse(Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        String key = keys.get(opened);
        SequencedMap<String, JsonNode> variables = new LinkedHashMap<>();
        variables.put(node.iterateAs(), items.get(opened));
        indices.put(key, opened);
        opened++;
        open++;
        return Optional.of(
                new Opening(
                        new BranchPath(step.path, new Segment.Item(key)),
                        node.branch(),
                        step.scope.branch(variables),
                        variables));
    }

    @Override
    public void ended(BranchPath place, End end) {
        open--;
        ends[requireNonNull(indices.remove(place.segment().text()))] = end;
    }

    @Override
    public boolean isOver() {
        return open == 0 && opened == items.size();
    }

    @Override
    public Result result() {
        List<String> broken = new ArrayList<>();
        String first = "";
        Returned returned = new Returned();
        for (int i = 0; i < ends.length; i++) {
            switch (ends[i]) {
                case Broken(String why) -> {
                    first = broken.isEmpty() ? why : first;
                    broken.add(keys.get(i));
                }
                case Done(Written written) -> returned.add(keys.get(i), written);
                case null -> throw new IllegalStateException("item " + i + " has not ended");
            }
        }
        return broken.isEmpty()
                ? new Reduce(
                        Reducer.parse(node.reducer()),
                        returned.values,
                        returned.kinds.kinds(),
                        returned.allFiles())
                : new Failed(Messages.broken("item", broken, items.size(), first));
    }

    /// The values that the items returned, by name: the declared names first, also those that no
    /// item returned.
    private final class Returned {
        private final SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        private final Kinds.Seen kinds = new Kinds.Seen();
        private final SequencedMap<String, DataFile> files = new LinkedHashMap<>();
        private final SequencedMap<String, DataFile> byItem = new LinkedHashMap<>();

        Returned() {
            for (Node inner : node.branch().allNodes()) {
                if (inner instanceof Node.Task task) {
                    for (TaskSpec.ReturnSpec output : task.task().returns()) {
                        values.put(output.name(), new ArrayList<>());
                    }
                }
            }
        }

        void add(String item, Written written) {
            written.parameters()
                    .forEach((name, parameter) -> {
                        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(parameter.value());
                        kinds.add(name, parameter);
                    });
            String folder = new BranchPath(step.path, new Segment.Item(item)).folderInGraph();
            written.files()
                    .forEach((name, file) -> {
                        files.put(name, file);
                        DataFile ofItem = file.ofItem(folder);
                        byItem.put(ofItem.name(), ofItem);
                    });
        }

        /// Every file goes by its own name, where the last item wins, and by that of its item.
        SequencedMap<String, DataFile> allFiles() {
            SequencedMap<String, DataFile> all = new LinkedHashMap<>(files);
            all.putAll(byItem);
            return all;
        }
    }
}
