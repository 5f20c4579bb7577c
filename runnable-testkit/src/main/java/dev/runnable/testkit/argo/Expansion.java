package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts values of other tasks into a task or step, and makes it one for each item.
final class Expansion {
    private final Scope scope;

    /// Something is not known yet.
    static final class NotYet extends Exception {
        private final String message;

        NotYet(String message) {
            super(message, null, false, false);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }

    Expansion(Scope scope) {
        this.scope = scope;
    }

    /// @return the task itself, or one for each item, with the items' names
    /// @throws Tags.Unusable when the task is to end as an error
    List<JsonNode> of(JsonNode task) throws NotYet, Tags.Unusable {
        return items(resolved(task));
    }

    private JsonNode resolved(JsonNode task) throws NotYet, Tags.Unusable {
        ObjectNode copy = task.deepCopy();
        String when = strict(task.path("when").asText());
        try {
            if (!When.holds(when)) {
                return copy.put("when", when);
            }
        } catch (ArgoException problem) {
            // it may ask for the item
            if (!Items.has(task)) {
                throw new Tags.Unusable(problem.getMessage());
            }
        }
        dropAbsent(copy);
        JsonNode replaced = Tags.replace(copy, scope);
        checkNothingMissing(replaced);
        return replaced;
    }

    private String strict(String text) throws NotYet, Tags.Unusable {
        String replaced = Tags.replace(text, scope);
        checkNothingMissing(TextNode.valueOf(replaced));
        return replaced;
    }

    private static void checkNothingMissing(JsonNode node) throws NotYet {
        var missing = new ArrayList<String>();
        Tags.each(
                node,
                tag -> {
                    if (tag.strip().startsWith("tasks.") || tag.strip().startsWith("steps.")) {
                        missing.add("failed to resolve {{" + tag + "}}");
                    }
                });
        if (!missing.isEmpty()) {
            throw new NotYet(missing.getFirst());
        }
    }

    /// An argument that is nothing but an output that nobody wrote counts as not given.
    private void dropAbsent(ObjectNode task) {
        if (!(task.path("arguments").path("parameters") instanceof ArrayNode parameters)) {
            return;
        }
        for (int i = parameters.size() - 1; i >= 0; i--) {
            String value = parameters.path(i).path("value").asText();
            if (value.startsWith("{{")
                    && value.endsWith("}}")
                    && scope.find(value.substring(2, value.length() - 2).strip())
                            instanceof Scope.Absent) {
                parameters.remove(i);
            }
        }
    }

    private List<JsonNode> items(JsonNode task) throws Tags.Unusable {
        if (!Items.has(task)) {
            return List.of(task);
        }
        Optional<Boolean> runs = decided(task.path("when").asText());
        List<JsonNode> items;
        try {
            items = Items.of(task);
        } catch (ArgoException problem) {
            if (runs.orElse(true)) {
                throw new Tags.Unusable(problem.getMessage());
            }
            items = List.of();
        }
        var tasks = new ArrayList<JsonNode>();
        for (int i = 0; i < items.size(); i++) {
            tasks.add(item(task, i, items.get(i), runs.orElse(true)));
        }
        return tasks;
    }

    private static Optional<Boolean> decided(String when) {
        try {
            return Optional.of(When.holds(when));
        } catch (ArgoException _) {
            return Optional.empty();
        }
    }

    private JsonNode item(JsonNode task, int index, JsonNode item, boolean runs)
            throws Tags.Unusable {
        ObjectNode one = task.deepCopy();
        one.remove(List.of("withItems", "withParam", "withSequence"));
        JsonNode replaced = Tags.replace(one, Scope.of(variables(item)).or(scope));
        if (runs) {
            var unknown = new ArrayList<String>();
            Tags.each(replaced, unknown::add);
            if (!unknown.isEmpty()) {
                throw new Tags.Unusable("failed to resolve {{" + unknown.getFirst() + "}}");
            }
        }
        return ((ObjectNode) replaced)
                .put("name", Items.name(task.path("name").asText(), index, item));
    }

    private static Map<String, String> variables(JsonNode item) throws Tags.Unusable {
        try {
            return Items.variables(item);
        } catch (ArgoException problem) {
            throw new Tags.Unusable(problem.getMessage());
        }
    }

    /// The arguments of a task with all put in.
    static Map<String, String> arguments(JsonNode task) {
        var arguments = new HashMap<String, String>();
        Template.parameters(task.path("arguments"))
                .forEach((name, value) -> arguments.put(name, value.path("value").asText()));
        return arguments;
    }
}
