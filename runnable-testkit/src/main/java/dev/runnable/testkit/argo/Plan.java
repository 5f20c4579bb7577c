package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/// What is to be run: the spec, with that of a WorkflowTemplate that it refers to, and all
/// templates.
final class Plan {
    private final JsonNode metadata;
    private final JsonNode spec;
    private final SequencedMap<TemplateName, Template> templates = new LinkedHashMap<>();
    private final Map<TemplateName, DagPlan> dags = new ConcurrentHashMap<>();

    /// @param others the WorkflowTemplates by name
    Plan(JsonNode metadata, JsonNode spec, Map<String, JsonNode> others) {
        this.metadata = metadata;
        this.spec = spec;
        add("", spec);
        others.forEach((name, template) -> add(name, template.path("spec")));
    }

    private void add(String scope, JsonNode from) {
        for (JsonNode each : from.path("templates")) {
            var name = new TemplateName(scope, each.path("name").asText());
            if (templates.put(name, new Template(name, each)) != null) {
                throw new ArgoException("templates: name '" + name + "' is not unique");
            }
        }
    }

    JsonNode metadata() {
        return metadata;
    }

    JsonNode spec() {
        return spec;
    }

    SequencedMap<TemplateName, Template> templates() {
        return templates;
    }

    Optional<Template> find(TemplateName name) {
        return Optional.ofNullable(templates.get(name));
    }

    Template template(TemplateName name) {
        return find(name)
                .orElseThrow(() -> new ArgoException("template name '" + name + "' undefined"));
    }

    TemplateName entrypoint() {
        return new TemplateName("", spec.path("entrypoint").asText());
    }

    Optional<TemplateName> onExit() {
        return Optional.of(spec.path("onExit").asText())
                .filter(name -> !name.isEmpty())
                .map(name -> new TemplateName("", name));
    }

    DagPlan dag(TemplateName name) {
        return dags.computeIfAbsent(name, _ -> DagPlan.of(template(name).json().path("dag")));
    }

    /// Every label, or every annotation: of the workflow and of its `workflowMetadata`.
    Map<String, String> metadata(String kind) {
        var all = new HashMap<String, String>();
        for (JsonNode holder : new JsonNode[] {metadata, spec.path("workflowMetadata")}) {
            holder.path(kind)
                    .properties()
                    .forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        }
        return all;
    }
}
