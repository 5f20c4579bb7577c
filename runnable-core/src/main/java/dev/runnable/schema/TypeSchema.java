package dev.runnable.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import java.util.List;
import java.util.Optional;

/// Schemas of described settings.
///
/// @param inConfiguration whether they stand in a configuration, where keys may be written in
///   several ways and values may be variables
record TypeSchema(boolean inConfiguration) {
    private static final String SPAN = "^\\s*(([0-9]+(ms|s|m|h|d))+|[Pp][0-9A-Za-z.,+-]+)\\s*$";
    private static final String WHOLE = "^[-+]?[0-9]+$";
    private static final String NUMBER = "^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?$";

    /// What schemas of types refer to.
    static ObjectNode definitions() {
        ObjectNode definitions = Json.object();
        ObjectNode flag = Json.object();
        ArrayNode flags = flag.putArray("anyOf");
        flags.add(Json.type("boolean"));
        flags.add(
                Json.matching(
                        "^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|0|1)$"));
        ObjectNode digits = Json.object();
        digits.putArray("enum").add(0).add(1);
        flags.add(digits);
        definitions.set("flag", flag);
        definitions.set(
                "variable",
                Json.matching("\\$")
                        .put(
                                "description",
                                "`$name`, `${name}` or `${name:-default}`, taken from"
                                        + " `RUNNABLE_VAR_name`."));
        return definitions;
    }

    ObjectNode of(SettingType type) {
        return switch (type) {
            case SettingType.Text text -> text(text);
            case SettingType.Choice(var names) -> orVariable(Json.oneOf(names));
            case SettingType.Flag _ -> orVariable(Json.reference("flag"));
            case SettingType.Whole(var least, var most) -> {
                ObjectNode whole = Json.type("integer");
                least.ifPresent(it -> whole.put("minimum", it));
                most.ifPresent(it -> whole.put("maximum", it));
                yield orVariable(whole, Json.matching(WHOLE));
            }
            case SettingType.Decimal(var least, var most) -> {
                ObjectNode number = Json.type("number");
                least.ifPresent(it -> number.put("minimum", it));
                most.ifPresent(it -> number.put("maximum", it));
                yield orVariable(number, Json.matching(NUMBER));
            }
            case SettingType.Span _ -> orVariable(Json.matching(SPAN));
            case SettingType.Place _ -> scalar();
            case SettingType.ListOf(var item) -> orNothing(Json.list(of(item)));
            case SettingType.MapOf(var value) -> orNothing(Json.map(of(value)));
            case SettingType.Section(var shape) -> orNothing(object(shape));
            case SettingType.Json _ -> Json.object();
            case SettingType.Either(var types) -> Json.any(types.stream().map(this::of).toList());
        };
    }

    private static ObjectNode scalar() {
        return Json.type("string", "number", "boolean");
    }

    private ObjectNode text(SettingType.Text text) {
        ObjectNode schema = text.quoted() ? Json.type("string") : scalar();
        Optional<String> pattern = text.pattern();
        return pattern.isEmpty()
                ? schema
                : orVariable(schema.put("pattern", "^(?:" + pattern.get() + ")$"));
    }

    private ObjectNode orVariable(ObjectNode... schemas) {
        List<ObjectNode> all = List.of(schemas);
        if (inConfiguration) {
            ObjectNode more = Json.any(all);
            ((ArrayNode) more.get("anyOf")).add(Json.reference("variable"));
            return more;
        }
        return all.size() == 1 ? all.getFirst() : Json.any(all);
    }

    /// Nothing behind a key is as good as an empty mapping.
    private ObjectNode orNothing(ObjectNode schema) {
        if (inConfiguration) {
            String type = schema.get("type").textValue();
            schema.putArray("type").add(type).add("null");
        }
        return schema;
    }

    ObjectNode property(SettingDescription setting) {
        ObjectNode schema = of(setting.type());
        String otherwise = setting.otherwise().map(it -> " Default: " + it + ".").orElse("");
        String description = (setting.description() + otherwise).strip();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        setting.defaultValue().ifPresent(it -> schema.set("default", value(setting, it)));
        if (!setting.examples().isEmpty()) {
            ArrayNode examples = schema.putArray("examples");
            setting.examples().forEach(it -> examples.add(value(setting, it)));
        }
        return schema;
    }

    private static JsonNode value(SettingDescription setting, String text) {
        boolean isText = setting.type() instanceof SettingType.Text(boolean quoted, _, _) && quoted;
        return isText ? JsonNodeFactory.instance.textNode(text) : Json.value(text);
    }

    /// A mapping of these settings, and others if the shape is open.
    ObjectNode object(SettingsShape shape) {
        ObjectNode schema = Json.type("object");
        addTo(schema, shape);
        if (!shape.open()) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    /// Adds them to the schema of a mapping.
    void addTo(ObjectNode schema, SettingsShape shape) {
        for (SettingDescription setting : shape.settings()) {
            ObjectNode property = property(setting);
            put(schema, setting.key(), property);
            for (String alias : setting.aliases()) {
                put(schema, alias, property.deepCopy().put("deprecated", true));
            }
            require(schema, setting);
        }
    }

    /// Adds a key, in all its spellings.
    void put(ObjectNode schema, String key, JsonNode property) {
        schema.withObjectProperty("properties").set(key, property);
        List<String> others = Spelling.others(key);
        if (inConfiguration && !others.isEmpty()) {
            schema.withObjectProperty("patternProperties")
                    .set("^(" + String.join("|", others) + ")$", property);
        }
    }

    /// Adds that it has to be there, if so, in any of its spellings.
    void require(ObjectNode schema, SettingDescription setting) {
        if (!setting.required()) {
            return;
        }
        List<String> names = inConfiguration ? Spelling.all(setting.key()) : List.of(setting.key());
        if (names.size() == 1 && setting.aliases().isEmpty()) {
            schema.withArrayProperty("required").add(names.getFirst());
            return;
        }
        ArrayNode any = schema.withArrayProperty("allOf").addObject().putArray("anyOf");
        names.forEach(it -> any.addObject().putArray("required").add(it));
        setting.aliases().forEach(it -> any.addObject().putArray("required").add(it));
    }
}
