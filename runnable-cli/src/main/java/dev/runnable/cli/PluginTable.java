package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.extension.Origin;
import dev.runnable.plugin.Brought;
import dev.runnable.plugin.LoadedPlugin;
import dev.runnable.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Plugins with what they bring, or why they do not, for people and for programs.
record PluginTable(World world, List<LoadedPlugin> plugins) {
    void show(OutputFormat format) {
        if (format == OutputFormat.json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            plugins.forEach(it -> array.add(json(it)));
            world.terminal().out().println(array.toPrettyString());
            return;
        }
        Table table = new Table("PLUGIN", "VERSION", "BRINGS", "FILE");
        plugins.forEach(it ->
                table.row(
                        it.origin().map(Origin::id).orElse("?"),
                        it.origin().map(Origin::version).orElse("?"),
                        brings(it),
                        it.file().toString()));
        table.lines().forEach(world.terminal()::result);
        plugins.forEach(
                it -> it.problems().forEach(problem -> Complaints.tell(world.terminal(), problem)));
    }

    private static String brings(LoadedPlugin plugin) {
        return plugin.isLoaded()
                ? plugin.brought().stream()
                        .map(it -> it.kind() + " " + it.name())
                        .collect(Collectors.joining(", "))
                : "not loaded: " + code(plugin);
    }

    private static String code(LoadedPlugin plugin) {
        return plugin.problems().stream()
                .map(it -> it.code().id())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode json(LoadedPlugin plugin) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        plugin.origin()
                .ifPresent(it -> {
                    node.put("id", it.id());
                    node.put("version", it.version());
                });
        node.put("file", plugin.file().toString());
        node.put("description", plugin.description());
        node.put("loaded", plugin.isLoaded());
        ArrayNode brings = node.putArray("brings");
        for (Brought brought : plugin.brought()) {
            brings.addObject()
                    .put("kind", brought.kind())
                    .put("name", brought.name())
                    .put("point", brought.point().getName());
        }
        ArrayNode problems = node.putArray("problems");
        for (Problem problem : plugin.problems()) {
            problems.add(ProblemJson.of(problem));
        }
        return node;
    }
}
