package dev.runnable.argo.render;

import dev.runnable.argo.model.DagTask;
import dev.runnable.argo.model.Template;
import dev.runnable.argo.render.Graphs.Rendered;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.List;

/// Renders loops, as a template that calls itself: an iteration, the pod that ends it and tells
/// where the next one stands, and the next one if there is one.
final class Loops {
    private static final String OUT = "fan-out";
    private static final String BODY = "body";
    private static final String NEXT = "next";

    /// The parameter of an iteration that names the loop, where that is told as well.
    private static final String LOOP = "loop";

    private final Templates templates;
    private final Graphs graphs;
    private final Composites composites;

    Loops(Templates templates, Graphs graphs, Composites composites) {
        this.templates = templates;
        this.graphs = graphs;
        this.composites = composites;
    }

    Rendered render(Node.Loop node, Place place, String wanted) {
        String name = templates.name(wanted);
        String step = place.step(node.name());
        Rendered iteration = iteration(node, place, wanted);
        DagTask first = repeat("iterate", OUT, iteration.template(), place.told() ? step : "");
        List<DagTask> tasks = List.of(composites.pod(OUT, Work.FAN_OUT, node, step), first);
        templates.add(
                Template.Dag.of(name, place.inputs(), tasks)
                        .retried(Retries.of(node.options().retry())));
        String each =
                "for each of at most %d iterations of '%s'"
                        .formatted(node.maxIterations(), node.name());
        return new Rendered(name, PodCount.of(1).plus(iteration.pods().each(each)));
    }

    private Rendered iteration(Node.Loop node, Place place, String wanted) {
        String name = templates.name(wanted + "-iteration");
        Rendered body = graphs.render(node.branch(), Place.TOLD, wanted + "-body");
        String step = place.told() ? "{{inputs.parameters." + LOOP + "}}" : place.step(node.name());
        List<String> inputs = new ArrayList<>(List.of(Place.AT));
        if (place.told()) {
            inputs.add(LOOP);
        }
        List<DagTask> tasks =
                List.of(
                        DagTask.of(BODY, body.template()).with(Place.TOLD.handedOn()),
                        composites.pod(NEXT, Work.NEXT, node, step).after(Results.over(BODY)),
                        repeat("again", NEXT, name, place.told() ? step : ""));
        templates.add(Template.Dag.of(name, inputs, tasks));
        return new Rendered(name, body.pods().plus(PodCount.of(1)));
    }

    /// The iteration whose place a pod has told, if it has told one.
    private static DagTask repeat(String task, String after, String template, String loop) {
        String next = Composites.places(after);
        DagTask repeat =
                DagTask.of(task, template)
                        .after(after)
                        .onlyWhen("'" + next + "' != ''")
                        .with(Place.AT, next);
        return loop.isEmpty() ? repeat : repeat.with(LOOP, loop);
    }
}
