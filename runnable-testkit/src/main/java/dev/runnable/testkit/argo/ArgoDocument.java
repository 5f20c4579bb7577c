package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The text that would be handed to `kubectl`: one Workflow or CronWorkflow, or one
/// WorkflowTemplate with an entrypoint, with the WorkflowTemplates and ConfigMaps that it refers
/// to. Reading it checks all that Argo and the API server check, and more: unknown fields, names,
/// templates, order of tasks, arguments, variables.
public final class ArgoDocument {
    /// Which definitions of Argo's resources the cluster has.
    public enum Definitions {
        /// What Argo 4 installs: at most 200 tasks a DAG and 200 templates a spec.
        FULL,
        /// Without these limits.
        MINIMAL
    }

    private static final Set<String> RUNNABLE = Set.of("Workflow", "CronWorkflow");
    private static final String VERSION = "argoproj.io/v1alpha1";

    private final String kind;
    private final Plan plan;
    private final Map<String, Map<String, String>> configMaps;

    private ArgoDocument(String kind, Plan plan, Map<String, Map<String, String>> configMaps) {
        this.kind = kind;
        this.plan = plan;
        this.configMaps = configMaps;
    }

    /// @throws ArgoException that lists all that is wrong, a line each
    public static ArgoDocument read(String text) {
        return read(text, Definitions.FULL);
    }

    /// @throws ArgoException that lists all that is wrong, a line each
    public static ArgoDocument read(String text, Definitions definitions) {
        List<JsonNode> manifests = Yaml.documents(text);
        var problems = new ArrayList<String>();
        manifests.forEach(each -> checkManifest(each, problems));
        if (!problems.isEmpty()) {
            throw ArgoException.of(problems);
        }
        ArgoDocument document = compose(manifests);
        new Validation(document.plan, document.kind, definitions, problems).check();
        if (!problems.isEmpty()) {
            throw ArgoException.of(problems.stream().distinct().toList());
        }
        return document;
    }

    private static void checkManifest(JsonNode manifest, List<String> problems) {
        String kind = manifest.path("kind").asText();
        String expected =
                switch (kind) {
                    case "Workflow", "CronWorkflow", "WorkflowTemplate" -> VERSION;
                    case "ConfigMap" -> "v1";
                    default -> "";
                };
        if (expected.isEmpty()) {
            problems.add("kind '" + kind + "' cannot be interpreted");
        } else if (!manifest.path("apiVersion").asText().equals(expected)) {
            problems.add(kind + ".apiVersion must be " + expected);
        } else {
            Fields.check(kind, manifest, kind, problems);
            Names.checkObject(kind, manifest.path("metadata"), problems);
        }
    }

    private static ArgoDocument compose(List<JsonNode> manifests) {
        var runnable = new ArrayList<JsonNode>();
        var templates = new LinkedHashMap<String, JsonNode>();
        var configMaps = new LinkedHashMap<String, Map<String, String>>();
        for (JsonNode each : manifests) {
            String name = each.path("metadata").path("name").asText();
            boolean added =
                    switch (each.path("kind").asText()) {
                        case "ConfigMap" -> configMaps.putIfAbsent(name, data(each)) == null;
                        case "WorkflowTemplate" -> templates.putIfAbsent(name, each) == null;
                        default -> runnable.add(each);
                    };
            if (!added) {
                throw new ArgoException("two manifests are named '" + name + "'");
            }
        }
        JsonNode chosen = chosen(runnable, templates);
        return new ArgoDocument(chosen.path("kind").asText(), plan(chosen, templates), configMaps);
    }

    private static JsonNode chosen(List<JsonNode> runnable, Map<String, JsonNode> templates) {
        List<JsonNode> candidates =
                runnable.isEmpty()
                        ? templates.values().stream()
                                .filter(each -> each.path("spec").has("entrypoint"))
                                .toList()
                        : runnable;
        if (candidates.size() != 1) {
            throw new ArgoException(
                    "expected one "
                            + String.join(" or ", RUNNABLE.stream().sorted().toList())
                            + " (or WorkflowTemplate with an entrypoint), found "
                            + candidates.size());
        }
        return candidates.getFirst();
    }

    private static Map<String, String> data(JsonNode configMap) {
        var data = new LinkedHashMap<String, String>();
        configMap
                .path("data")
                .properties()
                .forEach(each -> data.put(each.getKey(), each.getValue().asText()));
        return data;
    }

    private static Plan plan(JsonNode chosen, Map<String, JsonNode> templates) {
        boolean cron = chosen.path("kind").asText().equals("CronWorkflow");
        JsonNode spec = chosen.path("spec");
        JsonNode metadata = cron ? spec.path("workflowMetadata") : chosen.path("metadata");
        if (cron) {
            ObjectNode named = metadata.isObject() ? metadata.deepCopy() : emptyObject();
            // as Argo does: the name and the time
            named.put("name", chosen.path("metadata").path("name").asText() + "-1615836720");
            metadata = named;
        }
        return new Plan(
                metadata, referred(cron ? spec.path("workflowSpec") : spec, templates), templates);
    }

    private static ObjectNode emptyObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// With what stands in the WorkflowTemplate that it refers to.
    private static JsonNode referred(JsonNode spec, Map<String, JsonNode> templates) {
        JsonNode reference = spec.path("workflowTemplateRef");
        if (reference.isMissingNode()) {
            return spec;
        }
        String name = reference.path("name").asText();
        JsonNode template = templates.get(name);
        if (template == null) {
            throw new ArgoException(
                    "workflowTemplateRef: no WorkflowTemplate named '" + name + "'");
        }
        if (spec.has("templates")) {
            throw new ArgoException(
                    "Templates is invalid field in spec if workflow referred WorkflowTemplate"
                            + " reference");
        }
        ObjectNode merged = template.path("spec").deepCopy();
        spec.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
        merged.remove("workflowTemplateRef");
        mergeArguments(spec, template.path("spec"), merged);
        return merged;
    }

    private static void mergeArguments(JsonNode spec, JsonNode template, ObjectNode merged) {
        var parameters = Template.parameters(template.path("arguments"));
        parameters.putAll(Template.parameters(spec.path("arguments")));
        if (!parameters.isEmpty()) {
            var list = merged.putObject("arguments").putArray("parameters");
            parameters.values().forEach(list::add);
        }
    }

    /// `Workflow`, `CronWorkflow` or `WorkflowTemplate`.
    public String kind() {
        return kind;
    }

    Plan plan() {
        return plan;
    }

    /// The ConfigMaps of the text, by name.
    public Map<String, Map<String, String>> configMaps() {
        return configMaps;
    }
}
