package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.CommandType;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a step of type `task`.
final class TaskSpecReader {
    private static final String DEFAULT_TYPE = "python";

    private final SpecContext context;

    TaskSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        CatalogSpec catalog = new CatalogSpecReader().read(fields);
        return readTask(fields).map(task -> new Node.Task(name, task, catalog, options));
    }

    private Optional<TaskSpec> readTask(Fields fields) {
        Optional<CommandType> type = commandType(fields);
        fields.require("command", "Add 'command:' with what the step runs.");
        Optional<String> command = fields.text("command");
        List<TaskSpec.ReturnSpec> returns = new ReturnsSpecReader().read(fields);
        List<String> secrets = fields.texts("secrets");
        if (type.isEmpty()) {
            fields.tellMissing();
            return Optional.empty();
        }
        SequencedMap<String, JsonNode> settings = settings(type.get(), fields);
        fields.rejectOthers(CommonMistakes::inTask);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        TaskSpec task = new TaskSpec(type.get().type(), command.get(), returns, secrets, settings);
        type.get().check(task, new TaskPlaces(fields));
        return Optional.of(task);
    }

    private Optional<CommandType> commandType(Fields fields) {
        CommandTypes types = context.shared().types;
        if (!fields.has("command_type")) {
            return types.find(DEFAULT_TYPE);
        }
        Optional<String> name = fields.text("command_type");
        Optional<CommandType> type = name.flatMap(types::find);
        if (name.isPresent() && type.isEmpty()) {
            fields.reporter()
                    .error(
                            ProblemCode.UNKNOWN_COMMAND_TYPE,
                            fields.value("command_type").orElseThrow().location(),
                            "unknown command type " + Excerpt.quote(name.get()),
                            unknownTypeHint(name.get(), types));
        }
        return type;
    }

    private static String unknownTypeHint(String name, CommandTypes types) {
        if (name.equals("async-python")) {
            return "Use 'python': coroutines run in the SDK's asynchronous pipelines only.";
        }
        return CommonMistakes.commandType(name)
                .or(() -> Suggestion.didYouMean(name, types.names()))
                .orElseGet(() -> "Valid types: " + String.join(", ", types.names()) + ".");
    }

    private static SequencedMap<String, JsonNode> settings(CommandType type, Fields fields) {
        SequencedMap<String, JsonNode> settings = new LinkedHashMap<>();
        for (String key : type.settings()) {
            fields.present(key).map(Located::toJson).ifPresent(json -> settings.put(key, json));
        }
        return settings;
    }
}
