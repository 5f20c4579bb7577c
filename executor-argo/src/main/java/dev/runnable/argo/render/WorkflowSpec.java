package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.JsonMerge;
import dev.runnable.argo.model.DagTask;
import dev.runnable.argo.model.Template;
import dev.runnable.graph.Graph;
import dev.runnable.reentry.PlatformCommands;
import java.util.List;
import java.util.Optional;

/// The spec of the workflow: what users say of it, and what the pipeline is.
///
/// @param pods that a run takes
record WorkflowSpec(ObjectNode json, PodCount pods) {
    static final String ENTRYPOINT = "runnable-dag";

    private static final String TEMPLATES = "templates";
    private static final String VOLUMES = "volumes";
    private static final String ARGUMENTS = "arguments";
    private static final String PARAMETERS = "parameters";
    private static final String NAME = "name";
    private static final String POD_METADATA = "podMetadata";

    static WorkflowSpec of(
            Graph graph, ArgoConfiguration configuration, Files files, Inputs inputs, String tag) {
        JsonNode said = configuration.workflow().spec();
        Templates templates = new Templates();
        templates.reserve(ENTRYPOINT);
        said.path(TEMPLATES).forEach(it -> templates.reserve(it.path(NAME).asText()));
        PlatformCommands commands =
                new PlatformCommands(
                        files.pipelineFile(),
                        files.source(),
                        files.configurationFile(),
                        files.parametersFile(),
                        tag,
                        Inputs.logLevel(configuration));
        PodTemplates pods =
                new PodTemplates(configuration, commands, inputs.environment(), templates);
        Graphs.Rendered root =
                new Graphs(configuration, templates, pods).renderRoot(graph, ENTRYPOINT);
        String exit = exit(configuration.workflow().exitHandler(), templates, pods);

        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entrypoint", ENTRYPOINT).put("onExit", exit);
        json.setAll((ObjectNode) said);
        if (configuration.inline()) {
            json.set(POD_METADATA, JsonMerge.over(files.annotations(), said.path(POD_METADATA)));
        }
        json.set(ARGUMENTS, arguments(inputs, said.path(ARGUMENTS)));
        json.set(
                VOLUMES,
                both(
                        Volumes.of(files, configuration.inline(), configuration.storage()),
                        said.path(VOLUMES)));
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        templates.all().forEach(template -> made.add(template.toJson()));
        json.remove(TEMPLATES);
        json.set(TEMPLATES, both(made, said.path(TEMPLATES)));
        ObjectNode patch = configuration.workflow().patch();
        return new WorkflowSpec(
                patch.isEmpty() ? json : JsonMerge.over(json, patch),
                root.pods().plus(PodCount.of(1)));
    }

    private static ArrayNode both(ArrayNode ours, JsonNode theirs) {
        theirs.forEach(ours::add);
        return ours;
    }

    /// What a user adds to the arguments stays, unless it is one of ours.
    private static ObjectNode arguments(Inputs inputs, JsonNode said) {
        ObjectNode arguments = JsonMerge.over(said, JsonNodeFactory.instance.objectNode());
        ArrayNode parameters = arguments.putArray(PARAMETERS);
        inputs.arguments()
                .forEach((name, value) ->
                        parameters.addObject().put(NAME, name).put("value", value));
        for (JsonNode parameter : said.path(PARAMETERS)) {
            if (!inputs.arguments().containsKey(parameter.path(NAME).asText())) {
                parameters.add(parameter);
            }
        }
        return arguments;
    }

    /// The template that runs at the end, whatever has happened. That of the user comes after ours,
    /// and does not change what has come of the run.
    private static String exit(Optional<JsonNode> handler, Templates templates, PodTemplates pods) {
        String close = pods.of(PodShape.close());
        if (handler.isEmpty()) {
            return close;
        }
        String name = templates.name("on-exit");
        String users = handler.get().asText();
        if (handler.get() instanceof ObjectNode template) {
            users = templates.name("exit-handler");
            templates.add(new Template.Given(users, template.deepCopy().without(List.of(NAME))));
        }
        DagTask first = DagTask.of(Work.CLOSE.template(), close);
        DagTask second = DagTask.of("exit-handler", users).after(Results.over(first.name()));
        templates.add(
                Template.Dag.of(name, List.of(), List.of(first, second))
                        .ending(Optional.of(first.name() + " " + second.name())));
        return name;
    }
}
