package dev.runnable.argo.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Edge.Trigger;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Makes a long flow short enough for a DAG of Argo, by groups that become DAGs of their own. A
/// group succeeds exactly when all of its steps do, so whatever waits for the steps can wait for
/// the group:
///
/// - steps that follow one another, with nothing else before or after any of them, and the same
///   thing to do when one of them fails; nothing that would run although the last one did not, as a
///   group that has failed does not tell whether that one was left out;
/// - steps of a dependency graph that wait for the same and for which the same waits.
///
/// Groups are grouped again, until it fits or nothing can be grouped any more.
final class Grouping {
    /// Tasks that Argo accepts in a DAG, and templates in a workflow.
    static final int MOST = 200;

    /// Some steps, or groups of such, by the name of the first.
    ///
    /// @param oneAfterTheOther or all at once
    record Group(String name, List<String> members, boolean oneAfterTheOther) {
        Group {
            members = List.copyOf(members);
        }
    }

    private final int most;
    private final SequencedMap<String, Group> groups = new LinkedHashMap<>();
    private Flow flow;
    private int made;

    private Grouping(Flow flow, int most) {
        this.flow = flow;
        this.most = most;
    }

    /// @param most steps that fit
    static Grouping of(Flow flow, int most) {
        Grouping grouping = new Grouping(flow, most);
        int before = Integer.MAX_VALUE;
        while (grouping.flow.steps().size() > most && grouping.flow.steps().size() < before) {
            before = grouping.flow.steps().size();
            grouping.group(grouping.runs(), true);
            if (!flow.chain() && grouping.flow.steps().size() > most) {
                grouping.group(grouping.twins(), false);
            }
        }
        return grouping;
    }

    /// The flow of groups and of steps that stand alone.
    Flow flow() {
        return flow;
    }

    Optional<Group> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /// Steps that follow one another, as long as they can be.
    private List<List<String>> runs() {
        Map<String, List<Edge>> into = flow.into();
        Map<String, List<Edge>> outOf = flow.outOf();
        Map<String, String> next = new HashMap<>();
        for (Edge edge : flow.edges()) {
            if (isLink(edge, into, outOf)) {
                next.put(edge.from(), edge.to());
            }
        }
        Set<String> followers = new LinkedHashSet<>(next.values());
        List<List<String>> runs = new ArrayList<>();
        for (String step : flow.steps()) {
            if (next.containsKey(step) && !followers.contains(step)) {
                List<String> run = new ArrayList<>();
                for (String at = step; at != null; at = next.get(at)) {
                    run.add(at);
                }
                runs.add(run);
            }
        }
        return runs;
    }

    private boolean isLink(Edge edge, Map<String, List<Edge>> into, Map<String, List<Edge>> outOf) {
        if (edge.trigger() != Trigger.SUCCESS
                || Node.isEnd(edge.to())
                || into.getOrDefault(edge.to(), List.of()).size() != 1) {
            return false;
        }
        List<Edge> from = outOf.getOrDefault(edge.from(), List.of());
        List<Edge> to = outOf.getOrDefault(edge.to(), List.of());
        return flow.chain()
                ? onFailure(from).equals(onFailure(to))
                : from.size() == 1 && to.stream().allMatch(it -> it.trigger() == Trigger.SUCCESS);
    }

    private static Optional<String> onFailure(List<Edge> edges) {
        return edges.stream()
                .filter(edge -> edge.trigger() == Trigger.FAILURE)
                .map(Edge::to)
                .findFirst();
    }

    private record End(String step, Trigger trigger) {}

    private record Surroundings(Set<End> before, Set<End> after) {}

    /// Steps with the same before and after them.
    private List<List<String>> twins() {
        Map<String, List<Edge>> into = flow.into();
        Map<String, List<Edge>> outOf = flow.outOf();
        Map<Surroundings, List<String>> same = new LinkedHashMap<>();
        for (String step : flow.steps()) {
            Set<End> before = new LinkedHashSet<>();
            Set<End> after = new LinkedHashSet<>();
            into.getOrDefault(step, List.of())
                    .forEach(edge -> before.add(new End(edge.from(), edge.trigger())));
            outOf.getOrDefault(step, List.of())
                    .forEach(edge -> after.add(new End(edge.to(), edge.trigger())));
            same.computeIfAbsent(new Surroundings(before, after), _ -> new ArrayList<>()).add(step);
        }
        return same.values().stream().filter(steps -> steps.size() > 1).toList();
    }

    /// Replaces steps by groups of at most as many as fit.
    private void group(List<List<String>> candidates, boolean oneAfterTheOther) {
        Map<String, String> now = new HashMap<>();
        for (List<String> steps : candidates) {
            for (int from = 0; from < steps.size(); from += most) {
                List<String> members = steps.subList(from, Math.min(from + most, steps.size()));
                if (members.size() > 1) {
                    String name = "\0" + made++;
                    groups.put(name, new Group(name, members, oneAfterTheOther));
                    members.forEach(member -> now.put(member, name));
                }
            }
        }
        flow = new Flow(flow.chain(), renamed(now), edges(now));
    }

    private List<String> renamed(Map<String, String> now) {
        LinkedHashSet<String> steps = new LinkedHashSet<>();
        flow.steps().forEach(step -> steps.add(now.getOrDefault(step, step)));
        return List.copyOf(steps);
    }

    private List<Edge> edges(Map<String, String> now) {
        LinkedHashSet<Edge> edges = new LinkedHashSet<>();
        for (Edge edge : flow.edges()) {
            String from = now.getOrDefault(edge.from(), edge.from());
            String to = now.getOrDefault(edge.to(), edge.to());
            if (!from.equals(to)) {
                edges.add(new Edge(from, to, edge.trigger()));
            }
        }
        return List.copyOf(edges);
    }

    /// The first and the last step that it is of.
    String first(String name) {
        return group(name).map(group -> first(group.members().getFirst())).orElse(name);
    }

    String last(String name) {
        return group(name).map(group -> last(group.members().getLast())).orElse(name);
    }

    /// How many steps it is of.
    int size(String name) {
        return group(name)
                .map(group -> group.members().stream().mapToInt(this::size).sum())
                .orElse(1);
    }

    /// What a person calls it.
    String title(String name) {
        return group(name)
                .map(group ->
                        group.oneAfterTheOther()
                                ? first(name) + "-to-" + last(name)
                                : first(name) + "-and-" + (size(name) - 1) + "-more")
                .orElse(name);
    }

    /// Those of a group as a flow.
    Flow inside(Group group) {
        List<Edge> edges = new ArrayList<>();
        List<String> members = group.members();
        for (int i = 1; group.oneAfterTheOther() && i < members.size(); i++) {
            edges.add(new Edge(members.get(i - 1), members.get(i), Trigger.SUCCESS));
        }
        return new Flow(flow.chain(), members, edges);
    }
}
