package dev.runnable.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.Section;
import dev.runnable.config.ServiceShapes;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import java.util.SequencedMap;

/// The schema of configuration files: per section, one of its services by `type`, whose settings
/// stand below `config` or beside `type`.
public final class ConfigurationSchema {
    private static final TypeSchema TYPES = new TypeSchema(true);
    private static final String TYPE = "type";
    private static final String CONFIG = "config";
    private static final String LISTENERS = "listeners";

    private ConfigurationSchema() {}

    /// Always the same for the same services.
    public static ObjectNode of(ServiceShapes services) {
        ObjectNode schema = Json.object().put("$schema", Json.DRAFT);
        schema.put("title", "Configuration of runnable");
        schema.put("type", "object");
        ObjectNode definitions = TypeSchema.definitions();
        for (Section section : Section.values()) {
            TYPES.put(schema, section.key(), section(section, services.of(section), definitions));
            section.oldKey()
                    .ifPresent(old ->
                            TYPES.put(
                                    schema,
                                    old,
                                    Json.reference(section.key()).put("deprecated", true)));
        }
        TYPES.put(schema, LISTENERS, listeners(services.listeners(), definitions));
        TYPES.addTo(schema, ServiceShapes.others());
        for (String ignored : ServiceShapes.IGNORED) {
            TYPES.put(schema, ignored, Json.object().put("deprecated", true));
        }
        schema.put("additionalProperties", false);
        schema.set("$defs", definitions);
        return schema;
    }

    /// Defines a section.
    private static ObjectNode section(
            Section section, SequencedMap<String, SettingsShape> services, ObjectNode definitions) {
        definitions.set(section.key(), service(section.key(), services, definitions));
        return Json.reference(section.key())
                .put(
                        "description",
                        description(section) + " Default: " + section.defaultType() + ".");
    }

    /// One of some services.
    private static ObjectNode service(
            String kind, SequencedMap<String, SettingsShape> services, ObjectNode definitions) {
        ObjectNode definition = Json.type("object");
        definition.withObjectProperty("properties").set(TYPE, Json.type("string"));
        definition.putArray("required").add(TYPE);
        ArrayNode alternatives = definition.putArray("oneOf");
        services.forEach((type, shape) -> {
            String name = kind + "." + type;
            definitions.set(name + ".below", below(type, shape));
            definitions.set(name + ".beside", beside(type, shape, name + ".below"));
            alternatives.add(Json.reference(name + ".below"));
            alternatives.add(Json.reference(name + ".beside"));
        });
        alternatives.add(ofVariable());
        return definition;
    }

    private static ObjectNode listeners(
            SequencedMap<String, SettingsShape> services, ObjectNode definitions) {
        definitions.set(LISTENERS, service(LISTENERS, services, definitions));
        ObjectNode list = Json.type("array");
        list.set("items", Json.reference(LISTENERS));
        return list.put("description", "Who is told what happens in runs.");
    }

    private static String description(Section section) {
        return switch (section) {
            case PIPELINE_EXECUTOR -> "What runs pipelines.";
            case RUN_LOG_STORE -> "Where the logs of runs are kept.";
            case CATALOG -> "Where the files are kept that steps hand over.";
            case SECRETS -> "Where the secrets of tasks come from.";
            case PICKLER -> "How objects are kept.";
        };
    }

    private static ObjectNode below(String type, SettingsShape shape) {
        ObjectNode schema = withType(type);
        ObjectNode config = TYPES.object(shape);
        meaningless(config);
        if (!shape.requires()) {
            config.putArray(TYPE).add("object").add("null");
        }
        schema.withObjectProperty("properties").set(CONFIG, config);
        schema.withArrayProperty("required").add(CONFIG);
        return schema.put("additionalProperties", false);
    }

    /// Refers to what stands below, so that it is written once.
    private static ObjectNode beside(String type, SettingsShape shape, String below) {
        ObjectNode schema = withType(type);
        for (SettingDescription setting : shape.settings()) {
            String place = below + "/properties/config/properties/";
            TYPES.put(schema, setting.key(), Json.reference(place + setting.key()));
            for (String alias : setting.aliases()) {
                TYPES.put(schema, alias, Json.reference(place + alias));
            }
            TYPES.require(schema, setting);
        }
        if (shape.open()) {
            schema.putObject("not").putArray("required").add(CONFIG);
        } else {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static ObjectNode withType(String type) {
        ObjectNode schema = Json.type("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set(TYPE, Json.object().put("const", type));
        schema.putArray("required").add(TYPE);
        meaningless(schema);
        return schema;
    }

    /// The original lets services say them.
    private static void meaningless(ObjectNode schema) {
        for (String key : ServiceShapes.MEANINGLESS) {
            TYPES.put(schema, key, Json.object().put("deprecated", true));
        }
    }

    /// Which service it is depends on a variable, so anything may be set.
    private static ObjectNode ofVariable() {
        ObjectNode schema = Json.type("object");
        schema.putObject("properties").set(TYPE, Json.reference("variable"));
        schema.putArray("required").add(TYPE);
        return schema;
    }
}
