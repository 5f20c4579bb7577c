package dev.runnable.plugins.airflow.render;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the tasks of one graph: for each step one that runs it, or those of [Composites], and
/// tasks without work for what a trigger rule alone cannot say.
///
/// A step's turn has come exactly when all that its [Start] names has succeeded. Its own task
/// succeeds when it ended well; it is skipped, or failed by what is before it, when its turn never
/// came.
final class GraphTasks {
    private final Tasks tasks;
    private final Composites composites;
    private final Where where;
    private final Flow flow;
    private final Start begin;
    private final Map<String, Start> starts = new HashMap<>();
    private final Map<String, Task> ends = new HashMap<>();
    private final Map<String, Task> conditions = new HashMap<>();

    private GraphTasks(Tasks tasks, Composites composites, Where where, Flow flow, Start begin) {
        this.tasks = tasks;
        this.composites = composites;
        this.where = where;
        this.flow = flow;
        this.begin = begin;
    }

    /// @param begin what must have succeeded before anything of the graph begins
    /// @return when all of these are over, the graph is
    static List<Task> write(
            Graph graph, Tasks tasks, Composites composites, Where where, Start begin) {
        GraphTasks written = new GraphTasks(tasks, composites, where, Flow.of(graph), begin);
        written.flow.steps().forEach(written::write);
        List<Task> last =
                written.flow.last().stream()
                        .map(step -> requireNonNull(written.ends.get(step)))
                        .toList();
        return last.isEmpty() ? begin.after() : last;
    }

    private void write(Node node) {
        Start start = start(node.name());
        starts.put(node.name(), start);
        ends.put(node.name(), end(node, start));
    }

    private Task end(Node node, Start start) {
        return switch (node) {
            case Node.Task _, Node.Stub _, Node.Fail _ ->
                    tasks.process(where, Work.STEP, node, node.name(), start);
            case Node.Parallel _, Node.Conditional _, Node.Map _, Node.Loop _, Node.Dag _ ->
                    composites.write(node, where, start, flow.mayLeaveOut(node));
            case Node.Success _ -> throw new IllegalStateException("success is no task");
        };
    }

    private Start start(String step) {
        List<Task> before = new ArrayList<>();
        flow.into(step).forEach(edge -> before.add(condition(edge)));
        if (before.isEmpty()) {
            return begin;
        }
        return flow.chain() && before.size() > 1
                ? Start.after(tasks.empty(where, step + ".due", Rule.ONE_SUCCESS, before))
                : new Start(before);
    }

    private Task condition(Edge edge) {
        String from = edge.from();
        return switch (edge.trigger()) {
            case SUCCESS -> requireNonNull(ends.get(from));
            case FAILURE -> failed(from);
            case SUCCESS_OR_SKIP -> notFailed(from);
        };
    }

    /// Airflow's `one_failed` also holds when a step was not run because of an earlier failure.
    private Task failed(String step) {
        Task known = conditions.get(step);
        if (known != null) {
            return known;
        }
        Task end = requireNonNull(ends.get(step));
        Start start = requireNonNull(starts.get(step));
        Task bad = tasks.empty(where, step + ".bad", Rule.ONE_FAILED, List.of(end));
        Task failed =
                start.after().isEmpty()
                        ? bad
                        : tasks.empty(
                                where, step + ".failed", Rule.ALL_SUCCESS, start.and(bad).after());
        conditions.put(step, failed);
        return failed;
    }

    /// It ended well, or its turn never came.
    private Task notFailed(String step) {
        Task end = requireNonNull(ends.get(step));
        Start start = requireNonNull(starts.get(step));
        Task known = conditions.get(step);
        if (start.after().isEmpty() || known != null) {
            return known == null ? end : known;
        }
        Task due = tasks.empty(where, step + ".due", Rule.ALL_SUCCESS, start.after());
        Task skipped = tasks.empty(where, step + ".skipped", Rule.ALL_SKIPPED, List.of(due));
        Task omitted = tasks.empty(where, step + ".omitted", Rule.ALL_FAILED, List.of(due));
        List<Task> any = List.of(end, skipped, omitted);
        Task either = tasks.empty(where, step + ".over", Rule.ONE_SUCCESS, any);
        conditions.put(step, either);
        return either;
    }
}
