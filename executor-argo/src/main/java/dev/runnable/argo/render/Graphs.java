package dev.runnable.argo.render;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.model.DagTask;
import dev.runnable.argo.model.Template;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Renders graphs: each is a template, each of its steps a task.
final class Graphs {
    private final Templates templates;
    private final PodTemplates pods;
    private final Composites composites;
    private Optional<String> nothing = Optional.empty();

    Graphs(ArgoConfiguration configuration, Templates templates, PodTemplates pods) {
        this.templates = templates;
        this.pods = pods;
        this.composites = new Composites(configuration, templates, pods, this);
    }

    /// A template that was rendered, and what it costs.
    record Rendered(String template, PodCount pods) {}

    /// The pipeline's own graph.
    Rendered renderRoot(Graph graph, String name) {
        return renderAs(templates.reserved(name), graph, Place.ROOT);
    }

    /// @param wanted what the template is called, unless another one has the name
    Rendered render(Graph graph, Place place, String wanted) {
        return renderAs(templates.name(wanted), graph, place);
    }

    private Rendered renderAs(String name, Graph graph, Place place) {
        Wiring wiring = new Wiring(graph);
        List<DagTask> tasks = new ArrayList<>(wiring.tasks().size() + 1);
        Map<String, PodCount> counts = new HashMap<>();
        for (Map.Entry<String, String> task : wiring.tasks().entrySet()) {
            Node node = graph.node(task.getKey());
            Rendered body = body(node, place, name);
            counts.put(node.name(), body.pods());
            tasks.add(
                    DagTask.of(task.getValue(), body.template())
                            .after(wiring.depends(node.name()))
                            .with(arguments(node, place)));
        }
        Optional<String> end = wiring.end().map(condition -> end(condition, wiring, tasks));
        templates.add(Template.Dag.of(name, place.inputs(), tasks).ending(end));
        return new Rendered(name, SuccessfulWay.count(graph, counts));
    }

    private String end(String condition, Wiring wiring, List<DagTask> tasks) {
        String task = wiring.anotherTask("end");
        tasks.add(DagTask.of(task, nothing()).after(condition));
        return task;
    }

    private String nothing() {
        String name = nothing.orElseGet(() -> templates.name("nothing"));
        if (nothing.isEmpty()) {
            nothing = Optional.of(name);
            templates.add(new Template.Nothing(name));
        }
        return name;
    }

    private Rendered body(Node node, Place place, String around) {
        return switch (node) {
            case Node.Task _, Node.Stub _, Node.Fail _ ->
                    new Rendered(pods.of(PodShape.step(node)), PodCount.of(1));
            case Node.Parallel _, Node.Conditional _, Node.Map _, Node.Loop _, Node.Dag _ ->
                    composites.render(node, place, around);
            case Node.Success _ -> throw new IllegalStateException("success is no task");
        };
    }

    private static SequencedMap<String, String> arguments(Node node, Place place) {
        return switch (node) {
            case Node.Task _, Node.Stub _, Node.Fail _ ->
                    single(Work.STEP_INPUT, place.step(node.name()));
            case Node.Parallel _,
                    Node.Conditional _,
                    Node.Map _,
                    Node.Loop _,
                    Node.Dag _,
                    Node.Success _ ->
                    place.handedOn();
        };
    }

    private static SequencedMap<String, String> single(String name, String value) {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        arguments.put(name, value);
        return arguments;
    }
}
