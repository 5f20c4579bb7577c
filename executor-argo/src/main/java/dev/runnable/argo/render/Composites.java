package dev.runnable.argo.render;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.model.DagTask;
import dev.runnable.argo.model.Template;
import dev.runnable.argo.render.Graphs.Rendered;
import dev.runnable.graph.Formality;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Renders steps that have branches: a template with one task for each branch, between a pod that
/// begins the step and one that ends it. Where nothing is to be decided, there are no such pods:
/// the first step of a branch begins it, and whatever comes after it ends it.
final class Composites {
    private static final String OUT = "fan-out";
    private static final String IN = "fan-in";

    private final ArgoConfiguration configuration;
    private final Templates templates;
    private final PodTemplates pods;
    private final Graphs graphs;

    Composites(
            ArgoConfiguration configuration,
            Templates templates,
            PodTemplates pods,
            Graphs graphs) {
        this.configuration = configuration;
        this.templates = templates;
        this.pods = pods;
        this.graphs = graphs;
    }

    /// @param around the name of the template that it is a task of
    Rendered render(Node node, Place place, String around) {
        String wanted = place.equals(Place.ROOT) ? node.name() : around + "-" + node.name();
        return switch (node) {
            case Node.Parallel parallel -> parallel(parallel, place, wanted);
            case Node.Dag dag -> dag(dag, place, wanted);
            case Node.Conditional conditional -> conditional(conditional, place, wanted);
            case Node.Map map -> map(map, place, wanted);
            case Node.Loop loop -> new Loops(templates, graphs, this).render(loop, place, wanted);
            case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                    throw new IllegalStateException("not a composite step: " + node.name());
        };
    }

    private Rendered parallel(Node.Parallel node, Place place, String wanted) {
        Fan fan = new Fan(node, place, templates.name(wanted), Formality.is(node));
        return fan.branches(node.branches(), _ -> "true", PodCount::plus);
    }

    private Rendered dag(Node.Dag node, Place place, String wanted) {
        if (Formality.is(node)) {
            return graphs.render(node.branch(), place.branch(node.name(), Node.Dag.BRANCH), wanted);
        }
        Fan fan = new Fan(node, place, templates.name(wanted), false);
        return fan.branches(Graph.branchesOf(node), _ -> "true", PodCount::plus);
    }

    private Rendered conditional(Node.Conditional node, Place place, String wanted) {
        Fan fan = new Fan(node, place, templates.name(wanted), false);
        List<String> order = List.copyOf(node.branches().keySet());
        return fan.branches(
                node.branches(), branch -> Integer.toString(order.indexOf(branch)), PodCount::or);
    }

    private Rendered map(Node.Map node, Place place, String wanted) {
        Fan fan = new Fan(node, place, templates.name(wanted), false);
        Rendered item = graphs.render(node.branch(), Place.TOLD, wanted + "-item");
        fan.add(
                DagTask.of("items", item.template())
                        .after(OUT)
                        .forEach(places(OUT))
                        .with(Place.AT, "{{item}}"));
        return fan.rendered(item.pods().each("for each item of '" + node.name() + "'"));
    }

    /// What a pod told.
    static String places(String task) {
        return "{{tasks." + task + ".outputs.parameters." + Work.PLACES + "}}";
    }

    /// The task of a pod that begins or ends a composite step.
    DagTask pod(String name, Work work, Node node, String step) {
        return DagTask.of(name, pods.of(PodShape.of(work, node))).with(Work.STEP_INPUT, step);
    }

    /// How many branches run at once: what the step says, and what its override says.
    private OptionalInt parallelism(Node node) {
        OptionalInt own = node instanceof Node.Map map ? map.maxConcurrency() : OptionalInt.empty();
        OptionalInt override =
                PodShape.override(node)
                        .map(name -> configuration.of(PodShape.override(node)).parallelism())
                        .orElse(OptionalInt.empty());
        return own.isEmpty() || override.isEmpty()
                ? (own.isEmpty() ? override : own)
                : OptionalInt.of(Math.min(own.getAsInt(), override.getAsInt()));
    }

    /// The template of one step with branches.
    private final class Fan {
        private final Node node;
        private final Place place;
        private final String name;
        private final boolean plain;
        private final Names names = new Names();
        private final List<DagTask> tasks = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        Fan(Node node, Place place, String name, boolean plain) {
            this.node = node;
            this.place = place;
            this.name = name;
            this.plain = plain;
            if (!plain) {
                String step = place.step(node.name());
                tasks.add(pod(names.give(OUT), Work.FAN_OUT, node, step));
                names.give(IN);
            }
        }

        /// @param chosen what the first pod tells when the branch of this name is to run
        Rendered branches(
                SequencedMap<String, Graph> branches,
                Function<String, String> chosen,
                BinaryOperator<PodCount> both) {
            List<PodCount> counts = new ArrayList<>();
            for (Map.Entry<String, Graph> branch : branches.entrySet()) {
                if (plain && Flow.of(branch.getValue()).steps().isEmpty()) {
                    continue;
                }
                String key = branch.getKey();
                Rendered body =
                        graphs.render(
                                branch.getValue(),
                                place.branch(node.name(), key),
                                name + "-" + key);
                counts.add(body.pods());
                DagTask task = DagTask.of(names.give(key), body.template()).with(place.handedOn());
                add(
                        plain
                                ? task
                                : task.after(OUT)
                                        .onlyWhen(places(OUT) + " == " + chosen.apply(key)));
            }
            return rendered(counts.stream().reduce(both).orElse(PodCount.NONE));
        }

        void add(DagTask task) {
            tasks.add(task);
            ends.add(Results.over(task.name()));
        }

        Rendered rendered(PodCount inside) {
            if (!plain) {
                tasks.add(
                        pod(IN, Work.FAN_IN, node, place.step(node.name()))
                                .after(OUT + " && " + Results.and(ends)));
            }
            templates.add(
                    Template.Dag.of(name, place.inputs(), tasks)
                            .limited(parallelism(node))
                            .retried(Retries.of(node.options().retry())));
            return new Rendered(name, plain ? inside : inside.plus(PodCount.of(2)));
        }
    }
}
