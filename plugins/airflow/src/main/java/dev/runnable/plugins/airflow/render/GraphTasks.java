package dev.runnable.plugins.airflow.render;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Edge.Trigger;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the tasks of one graph: for each step one that runs it, or those of [Composites], and
/// tasks without work for what a trigger rule alone cannot say.
///
/// A step's turn has come exactly when all that its [Start] names has succeeded. The task that
/// tells its end succeeds when it ended well; it is skipped, or failed by what is before it, when
/// its turn never came.
final class GraphTasks {
    private final Tasks tasks;
    private final Composites composites;
    private final Where where;
    private final Flow flow;
    private final Start begin;
    private final Map<String, Start> starts = new HashMap<>();
    private final Map<String, Ended> ends = new HashMap<>();
    private final Map<String, Task> failures = new HashMap<>();
    private final Map<String, Task> others = new HashMap<>();

    private GraphTasks(Tasks tasks, Composites composites, Where where, Flow flow, Start begin) {
        this.tasks = tasks;
        this.composites = composites;
        this.where = where;
        this.flow = flow;
        this.begin = begin;
    }

    /// @param begin what must have succeeded before anything of the graph begins
    static GraphTasks write(
            Graph graph, Tasks tasks, Composites composites, Where where, Start begin) {
        GraphTasks written = new GraphTasks(tasks, composites, where, Flow.of(graph), begin);
        written.flow.steps().forEach(written::write);
        return written;
    }

    private void write(Node node) {
        Start start = start(node.name());
        starts.put(node.name(), start);
        ends.put(node.name(), end(node, start));
    }

    private Ended end(Node node, Start start) {
        return switch (node) {
            case Node.Task _, Node.Stub _, Node.Fail _ ->
                    Ended.by(tasks.process(where, Work.STEP, node, node.name(), start));
            case Node.Parallel _, Node.Conditional _, Node.Map _, Node.Loop _, Node.Dag _ ->
                    composites.write(node, where, start, flow.mayLeaveOut(node));
            case Node.Success _ -> throw new IllegalStateException("success is no task");
        };
    }

    private Start start(String step) {
        List<Task> before = new ArrayList<>();
        flow.into(step).forEach(edge -> before.addAll(condition(edge)));
        if (before.isEmpty()) {
            return begin;
        }
        return flow.chain() && flow.into(step).size() > 1
                ? Start.after(tasks.empty(where, step + ".due", Rule.ONE_SUCCESS, before))
                : new Start(before);
    }

    /// What has succeeded when the edge leads on. Of a chain one task, of which one may suffice.
    private List<Task> condition(Edge edge) {
        return switch (edge.trigger()) {
            case SUCCESS -> List.of(well(edge.from()));
            case FAILURE -> List.of(failed(edge.from()));
            case SUCCESS_OR_SKIP -> List.of(notFailed(edge.from()));
        };
    }

    private Ended of(String step) {
        return requireNonNull(ends.get(step), step);
    }

    private Task well(String step) {
        return of(step).well().getFirst();
    }

    /// Airflow's `one_failed` also holds when a step was not run because of an earlier failure.
    private Task failed(String step) {
        return failures.computeIfAbsent(
                step,
                _ -> {
                    Task bad = tasks.empty(where, step + ".bad", Rule.ONE_FAILED, of(step).well());
                    List<Task> all = new ArrayList<>(requireNonNull(starts.get(step)).after());
                    if (!of(step).atOnce()) {
                        all.add(tasks.empty(where, step + ".over", Rule.ALL_DONE, of(step).over()));
                    }
                    all.add(bad);
                    return all.size() == 1
                            ? bad
                            : tasks.empty(where, step + ".failed", Rule.ALL_SUCCESS, all);
                });
    }

    /// It ended well, or its turn never came.
    private Task notFailed(String step) {
        Start start = requireNonNull(starts.get(step));
        if (start.after().isEmpty()) {
            return well(step);
        }
        return others.computeIfAbsent(
                step,
                _ -> {
                    Task due = tasks.empty(where, step + ".due", Rule.ALL_SUCCESS, start.after());
                    Task skipped =
                            tasks.empty(where, step + ".skipped", Rule.ALL_SKIPPED, List.of(due));
                    Task omitted =
                            tasks.empty(where, step + ".omitted", Rule.ALL_FAILED, List.of(due));
                    List<Task> any = List.of(well(step), skipped, omitted);
                    return tasks.empty(where, step + ".on", Rule.ONE_SUCCESS, any);
                });
    }

    /// Have all ended when nothing of the graph goes on any more.
    List<Task> over() {
        List<Task> over = new ArrayList<>();
        List<String> last = flow.last();
        for (Node step : flow.steps()) {
            if (last.contains(step.name()) || !of(step.name()).atOnce()) {
                over.addAll(of(step.name()).over());
            }
        }
        return over.isEmpty() ? begin.after() : over;
    }

    /// As [Ended], of the whole graph. Writes what more is needed to tell it.
    Ended ended() {
        List<Task> over = over();
        if (flow.steps().isEmpty()) {
            return new Ended(over, over);
        }
        return new Ended(flow.chain() ? wellOfChain(over) : wellOfOthers(flow.last()), over);
    }

    /// Where no way leads to `success`, one of the last steps has not ended well.
    private List<Task> wellOfChain(List<Task> over) {
        List<Edge> edges = flow.into(Node.Success.NAME);
        if (edges.isEmpty()) {
            return over;
        }
        List<Task> ways = edges.stream().flatMap(edge -> condition(edge).stream()).toList();
        return ways.size() == 1
                ? ways
                : List.of(tasks.empty(where, Node.Success.NAME, Rule.ONE_SUCCESS, ways));
    }

    /// No step may have failed. What comes after a failed step tells of it, unless it runs all the
    /// same.
    private List<Task> wellOfOthers(List<String> last) {
        return flow.steps().stream()
                .map(Node::name)
                .filter(step -> last.contains(step) || leadsOnAnyway(step))
                .flatMap(step -> of(step).well().stream())
                .toList();
    }

    private boolean leadsOnAnyway(String step) {
        return flow.steps().stream()
                .flatMap(to -> flow.into(to.name()).stream())
                .anyMatch(edge ->
                        edge.from().equals(step) && edge.trigger() == Trigger.SUCCESS_OR_SKIP);
    }
}
