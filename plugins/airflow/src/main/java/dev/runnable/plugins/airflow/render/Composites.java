package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Formality;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes steps that have branches: a process that begins the step, the tasks of the branches, and
/// a process that ends it as soon as nothing goes on in them any more. Where nothing is to be
/// decided, there are no such processes: the first step of a branch begins it, and whatever comes
/// after it ends it.
final class Composites {
    private static final String BEGIN = "begin";
    private static final String OVER = "over";
    private static final String END = "end";
    private static final String ITEM = "item";

    private final Tasks tasks;

    Composites(Tasks tasks) {
        this.tasks = tasks;
    }

    /// @param mayBeLeftOut whether its beginning may find that nothing of it is to run
    Ended write(Node node, Where around, Start start, boolean mayBeLeftOut) {
        int most = node.options().retry().maxAttempts();
        if (most == 1) {
            return attempt(node, inside(around, node.name(), node.name()), start, mayBeLeftOut);
        }
        List<Task> wells = new ArrayList<>();
        Start next = start;
        for (int number = 1; number <= most; number++) {
            String id = node.name() + ".try-" + number;
            Where where = inside(around, id, node.name() + " (" + number + ")");
            Ended ended = attempt(node, where, next, mayBeLeftOut);
            wells.addAll(ended.well());
            if (number < most) {
                next = next.and(tasks.empty(where, "bad", Rule.ONE_FAILED, ended.well()));
            }
        }
        String id = node.name() + "." + END;
        return Ended.by(tasks.empty(around, id, Rule.ONE_SUCCESS, wells));
    }

    private Where inside(Where around, String id, String label) {
        return tasks.group(around, id, label).under(id);
    }

    private Ended attempt(Node node, Where where, Start start, boolean mayBeLeftOut) {
        if (Formality.is(node)) {
            return formal(node, where, start);
        }
        Task begin = tasks.process(where, Work.BEGIN, node, BEGIN, start);
        return Ended.by(
                switch (node) {
                    case Node.Parallel _, Node.Dag _ -> all(node, where, begin, mayBeLeftOut);
                    case Node.Conditional conditional -> chosen(conditional, where, begin);
                    case Node.Map map -> each(map, where, begin);
                    case Node.Loop loop -> again(loop, where, begin);
                    case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                            throw new IllegalStateException("no composite step: " + node.name());
                });
    }

    private Ended formal(Node node, Where where, Start start) {
        Ended all =
                Graph.branchesOf(node).entrySet().stream()
                        .map(branch ->
                                branch(node, branch.getKey(), branch.getValue(), where, start))
                        .map(GraphTasks::ended)
                        .reduce(Ended::and)
                        .orElseThrow();
        Task well = tasks.empty(where, END, Rule.ALL_SUCCESS, all.well());
        return new Ended(List.of(well), all.and(Ended.by(well)).over());
    }

    private Task all(Node node, Where where, Task begin, boolean mayBeLeftOut) {
        Task first = mayBeLeftOut ? tasks.when(where, "runs", begin, "true", false) : begin;
        List<Task> last = new ArrayList<>();
        Graph.branchesOf(node)
                .forEach((name, graph) ->
                        last.addAll(branch(node, name, graph, where, Start.after(first)).over()));
        return end(node, where, begin, last);
    }

    private Task chosen(Node.Conditional node, Where where, Task begin) {
        List<Task> last = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Graph> branch : node.branches().entrySet()) {
            String id = branch.getKey() + ".chosen";
            Task chosen = tasks.when(where, id, begin, Integer.toString(number), false);
            Start start = Start.after(chosen);
            last.addAll(branch(node, branch.getKey(), branch.getValue(), where, start).over());
            number++;
        }
        return end(node, where, begin, last);
    }

    private GraphTasks branch(Node node, String name, Graph graph, Where where, Start start) {
        Place place = where.place().inside(node.name(), new Segment.Branch(name));
        Where inner = tasks.group(where, name, name).inside(place, name);
        return GraphTasks.write(graph, tasks, this, inner, start);
    }

    private Task each(Node.Map node, Where where, Task begin) {
        Where item =
                new Where(
                        Place.TOLD,
                        where.path() + ITEM + ".",
                        Optional.empty(),
                        node.maxConcurrency());
        Task all =
                tasks.each(
                        where,
                        ITEM,
                        node.iterateAs(),
                        begin,
                        () -> {
                            Task first = tasks.empty(item, "begin", Rule.ALL_SUCCESS, List.of());
                            GraphTasks.write(node.branch(), tasks, this, item, Start.after(first));
                        });
        return end(node, where, begin, List.of(all));
    }

    /// Airflow knows no cycles, so every iteration that there may be is written.
    private Task again(Node.Loop node, Where where, Task begin) {
        List<Task> all = new ArrayList<>(List.of(begin));
        for (int i = 0; i < node.maxIterations(); i++) {
            String name = Integer.toString(i);
            Task first = tasks.when(where, name + ".runs", all.getLast(), "", true);
            Place place = where.place().inside(node.name(), new Segment.Iteration(i));
            Where inner = tasks.group(where, name, name).inside(place, name);
            GraphTasks body =
                    GraphTasks.write(node.branch(), tasks, this, inner, Start.after(first));
            Task over = tasks.empty(where, name + "." + OVER, Rule.ALL_DONE, body.over());
            all.add(
                    tasks.process(
                            where, Work.NEXT, node, name + ".next", Start.after(first, over)));
        }
        return tasks.empty(where, END, Rule.NONE_FAILED_MIN_ONE_SUCCESS, all);
    }

    private Task end(Node node, Where where, Task begin, List<Task> last) {
        Task over = tasks.empty(where, OVER, Rule.ALL_DONE, last);
        return tasks.process(where, Work.END, node, END, Start.after(begin, over));
    }
}
