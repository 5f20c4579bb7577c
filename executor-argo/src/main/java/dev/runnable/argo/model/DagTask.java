package dev.runnable.argo.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A task of a DAG template.
///
/// @param depends expression over the results of other tasks; empty: starts at once
/// @param when condition that is false for a task that is to be skipped; empty: never
/// @param withParam a JSON list, for each item of which the task runs once; empty: it runs once
public record DagTask(
        String name,
        String template,
        String depends,
        String when,
        String withParam,
        SequencedMap<String, String> arguments) {
    public DagTask {
        requireNonNull(name, "name");
        requireNonNull(template, "template");
        requireNonNull(depends, "depends");
        requireNonNull(when, "when");
        requireNonNull(withParam, "withParam");
        arguments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
    }

    public static DagTask of(String name, String template) {
        return new DagTask(name, template, "", "", "", new LinkedHashMap<>());
    }

    public DagTask after(String expression) {
        return new DagTask(name, template, expression, when, withParam, arguments);
    }

    public DagTask onlyWhen(String condition) {
        return new DagTask(name, template, depends, condition, withParam, arguments);
    }

    public DagTask forEach(String list) {
        return new DagTask(name, template, depends, when, list, arguments);
    }

    public DagTask with(String argument, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new DagTask(name, template, depends, when, withParam, more);
    }

    public DagTask with(SequencedMap<String, String> others) {
        SequencedMap<String, String> more = new LinkedHashMap<>(arguments);
        more.putAll(others);
        return new DagTask(name, template, depends, when, withParam, more);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("template", template);
        putIfSaid(json, "depends", depends);
        putIfSaid(json, "when", when);
        putIfSaid(json, "withParam", withParam);
        if (!arguments.isEmpty()) {
            ArrayNode parameters = json.putObject("arguments").putArray("parameters");
            arguments.forEach((argument, value) ->
                    parameters.addObject().put("name", argument).put("value", value));
        }
        return json;
    }

    private static void putIfSaid(ObjectNode json, String key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }
}
