package dev.runnable.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Node;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import java.util.Collection;
import java.util.List;

/// The schema of pipeline files.
public final class PipelineSchema {
    private static final TypeSchema TYPES = new TypeSchema(false);
    private static final String TYPE = "type";
    private static final String GRAPH = "graph";
    private static final JsonNode ANY_GRAPH = Json.reference(GRAPH);

    private final CommandTypes types;
    private final Collection<String> executors;

    private PipelineSchema(CommandTypes types, Collection<String> executors) {
        this.types = types;
        this.executors = executors;
    }

    /// Always the same for the same types.
    ///
    /// @param executors the types of those that steps may name overrides of
    public static ObjectNode of(CommandTypes types, Collection<String> executors) {
        return new PipelineSchema(types, executors).document();
    }

    private ObjectNode document() {
        ObjectNode schema = Json.object().put("$schema", Json.DRAFT);
        schema.put("title", "Pipeline of runnable");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("dag", Json.reference(GRAPH));
        properties.set("parameters", parameters());
        schema.putArray("required").add("dag");
        ObjectNode definitions = TypeSchema.definitions();
        definitions.remove("variable");
        definitions.set(GRAPH, graph());
        definitions.set("step", step());
        define(definitions, "task", task());
        define(definitions, "stub", composite().put("additionalProperties", true));
        define(definitions, "parallel", with(composite(), "branches", branches()));
        define(definitions, "map", with(composite(StepShapes.ofMap()), "branch", ANY_GRAPH));
        define(definitions, "conditional", conditional());
        define(definitions, "loop", with(composite(StepShapes.ofLoop()), "branch", ANY_GRAPH));
        define(definitions, "dag", dag());
        schema.set("$defs", definitions);
        return schema;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = Json.object();
        schema.putArray(TYPE).add("object").add("null");
        return schema.put("description", "Initial values of parameters, below those of a file.");
    }

    private static ObjectNode graph() {
        ObjectNode schema = Json.type("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("description", Json.object().put("description", "What it is, for people."));
        properties.set(
                "start_at",
                TYPES.property(
                        SettingDescription.setting(
                                "start_at", SettingType.scalar(), "The first step of a chain.")));
        properties.set(
                "fail_fast",
                TYPES.property(
                        SettingDescription.setting(
                                        "fail_fast",
                                        SettingType.flag(),
                                        "Whether a dependency graph starts nothing new after the"
                                                + " first failure.")
                                .withDefault("false")));
        ObjectNode steps = Json.type("object").put("description", "Steps, by their names.");
        ObjectNode ends = steps.putObject("properties");
        for (String end : List.of(Node.Success.NAME, Node.Fail.NAME)) {
            ends.set(end, end(end));
        }
        steps.set("additionalProperties", Json.reference("step"));
        properties.set("steps", steps);
        schema.putArray("required").add("steps");
        return schema;
    }

    private static ObjectNode end(String name) {
        ObjectNode schema = Json.type("object");
        schema.putObject("properties").set(TYPE, Json.object().put("const", name));
        schema.putArray("required").add(TYPE);
        return schema.put("additionalProperties", false);
    }

    /// One after the other, so that an editor tells what is wrong with the type that is there.
    private static ObjectNode step() {
        List<String> all = List.of("task", "stub", "parallel", "map", "conditional", "loop", "dag");
        ObjectNode schema = Json.type("object");
        schema.putObject("properties").set(TYPE, Json.oneOf(all));
        schema.putArray("required").add(TYPE);
        ArrayNode rules = schema.putArray("allOf");
        for (String type : all) {
            ObjectNode rule = rules.addObject();
            ObjectNode condition = rule.putObject("if");
            condition.putObject("properties").set(TYPE, Json.object().put("const", type));
            condition.putArray("required").add(TYPE);
            rule.set("then", Json.reference("step." + type));
        }
        return schema;
    }

    private static void define(ObjectNode definitions, String type, ObjectNode schema) {
        ((ObjectNode) schema.get("properties")).set(TYPE, Json.object().put("const", type));
        definitions.set("step." + type, schema);
    }

    private ObjectNode composite() {
        return composite(SettingsShape.closed());
    }

    private ObjectNode composite(SettingsShape own) {
        ObjectNode schema = TYPES.object(own.with(StepShapes.ofAll()));
        ((ObjectNode) schema.get("properties")).set("overrides", overrides());
        return schema;
    }

    private ObjectNode overrides() {
        ObjectNode schema = Json.type("object");
        schema.put(
                "description",
                "By an executor's type, the name of one of the `overrides` in its configuration.");
        ObjectNode properties = schema.putObject("properties");
        executors.forEach(it -> properties.set(it, Json.type("string")));
        schema.set("additionalProperties", Json.type("string"));
        return schema;
    }

    private ObjectNode task() {
        ObjectNode schema = composite(StepShapes.ofTask(types).with(StepShapes.ofCatalog()));
        ObjectNode properties = (ObjectNode) schema.get("properties");
        ArrayNode rules = schema.putArray("allOf");
        for (String type : types.names()) {
            List<String> others = settingsOfOthers(type);
            for (String key : types.find(type).orElseThrow().settings()) {
                properties.set(
                        key, Json.object().put("description", "Of `" + type + "` commands."));
            }
            if (!others.isEmpty()) {
                rules.add(without(others, type));
            }
        }
        orNothing(properties.withObjectProperty("catalog"));
        return schema;
    }

    private List<String> settingsOfOthers(String type) {
        List<String> own = types.find(type).orElseThrow().settings();
        return types.names().stream()
                .flatMap(other -> types.find(other).orElseThrow().settings().stream())
                .filter(key -> !own.contains(key))
                .distinct()
                .toList();
    }

    /// A task without `command_type` is a Python one.
    private static ObjectNode without(List<String> keys, String type) {
        ObjectNode rule = Json.object();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").set("command_type", Json.object().put("const", type));
        if (!type.equals("python")) {
            condition.putArray("required").add("command_type");
        }
        ObjectNode absent = rule.putObject("then").putObject("properties");
        keys.forEach(key -> absent.put(key, false));
        return rule;
    }

    private static void orNothing(ObjectNode schema) {
        schema.putArray(TYPE).add("object").add("null");
    }

    private static ObjectNode branches() {
        return Json.map(ANY_GRAPH).put("minProperties", 1);
    }

    private ObjectNode conditional() {
        ObjectNode schema = with(composite(StepShapes.ofConditional()), "branches", branches());
        ((ObjectNode) schema.get("properties"))
                .set(
                        "default",
                        Json.any(ANY_GRAPH, Json.type("string", "number", "boolean", "null"))
                                .put(
                                        "description",
                                        "What runs when no branch matches: a graph, or the name of"
                                                + " a branch."));
        return schema;
    }

    private ObjectNode dag() {
        ObjectNode schema = composite();
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.set("branch", ANY_GRAPH);
        properties.set(
                "pipeline",
                Json.type("string").put("description", "A pipeline file, relative to this one."));
        ArrayNode one = schema.putArray("oneOf");
        one.addObject().putArray("required").add("branch");
        one.addObject().putArray("required").add("pipeline");
        return schema;
    }

    private static ObjectNode with(ObjectNode schema, String key, JsonNode graphs) {
        ((ObjectNode) schema.get("properties")).set(key, graphs);
        schema.withArrayProperty("required").add(key);
        return schema;
    }
}
