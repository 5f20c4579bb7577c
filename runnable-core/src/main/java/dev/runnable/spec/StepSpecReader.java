package dev.runnable.spec;

import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one step: its name, its `type`, how it is wired, and the rest by type.
final class StepSpecReader {
    private static final List<String> TYPES =
            List.of(
                    "task",
                    "stub",
                    "parallel",
                    "map",
                    "conditional",
                    "loop",
                    "dag",
                    Node.Success.NAME,
                    Node.Fail.NAME);

    private final SpecContext outer;

    StepSpecReader(SpecContext outer) {
        this.outer = outer;
    }

    StepSpec read(Located.Entry entry) {
        Located.Scalar key = entry.key();
        SpecContext context = outer.inStep(key.text());
        Names.check("step", key, context.reporter());
        if (entry.value() instanceof Located.Mapping mapping) {
            return read(entry, Fields.of(mapping, context.reporter()), context);
        }
        context.reporter()
                .error(
                        ProblemCode.WRONG_TYPE,
                        entry.value().location(),
                        "a step is a mapping, found " + entry.value().describe(),
                        "Give it a 'type', for instance 'type: task'.");
        return StepSpec.unreadable(entry);
    }

    private StepSpec read(Located.Entry entry, Fields fields, SpecContext context) {
        if (!fields.has("type")) {
            fields.missing(
                    "type",
                    fields.has("command")
                            ? "Add 'type: task'."
                            : "Add one of: " + String.join(", ", TYPES) + ".");
        }
        Optional<String> type = fields.text("type");
        Located.Scalar key = entry.key();
        if (isEnd(key.text(), type)) {
            fields.rejectOthers(_ -> Optional.of("An end has nothing but its type: remove it."));
            return end(entry);
        }
        Optional<Located.Scalar> next = fields.name("next");
        Optional<Located.Scalar> onFailure =
                fields.name("on_failure").filter(name -> !name.text().isEmpty());
        List<StepSpec.Need> needs = new NeedsSpecReader().read(fields);
        List<Located.Entry> chainKeys = entries(fields, "next", "on_failure");
        List<Located.Entry> dependencyKeys = entries(fields, "needs", "skip_if", "on_error");
        Optional<Node> node = type.flatMap(name -> readNode(key, name, fields, context));
        return new StepSpec(
                key, entry.value(), node, false, next, onFailure, needs, chainKeys, dependencyKeys);
    }

    private static boolean isEnd(String name, Optional<String> type) {
        return type.isPresent() && type.get().equals(name) && Node.isEnd(name);
    }

    private static StepSpec end(Located.Entry entry) {
        return new StepSpec(
                entry.key(),
                entry.value(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Located.Entry> entries(Fields fields, String... keys) {
        List<Located.Entry> entries = new ArrayList<>(2);
        for (String key : keys) {
            fields.entry(key).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<Node> readNode(
            Located.Scalar key, String type, Fields fields, SpecContext context) {
        String name = key.text();
        if (Node.isEnd(name)) {
            context.reporter()
                    .error(
                            ProblemCode.RESERVED_NAME,
                            key.location(),
                            "'%s' is the name of an end of the graph, not of a step of type %s"
                                    .formatted(name, Excerpt.quote(type)),
                            "Rename the step.");
        }
        return switch (type) {
            case "task" -> new TaskSpecReader(context).read(name, fields);
            case "stub" -> new StubSpecReader().read(name, fields);
            case "parallel" -> new ParallelSpecReader(context).read(name, fields);
            case "map" -> new MapSpecReader(context).read(name, fields);
            case "conditional" -> new ConditionalSpecReader(context).read(name, fields);
            case "loop" -> new LoopSpecReader(context).read(name, fields);
            case "dag" -> new DagSpecReader(context).read(name, fields);
            default -> {
                tellUnknown(type, fields, context);
                yield Optional.empty();
            }
        };
    }

    private static void tellUnknown(String type, Fields fields, SpecContext context) {
        Reporter reporter = context.reporter();
        Located value = fields.value("type").orElseThrow();
        if (type.equals(Node.Success.NAME) || type.equals(Node.Fail.NAME)) {
            reporter.error(
                    ProblemCode.RESERVED_NAME,
                    value.location(),
                    "a step of type '" + type + "' must be called '" + type + "'",
                    "Remove this step: every graph has its '" + type + "' by itself.");
            return;
        }
        String hint =
                context.shared().types.find(type).isPresent()
                        ? "Write 'type: task' and 'command_type: " + type + "'."
                        : Suggestion.didYouMean(type, TYPES)
                                .orElse("Valid types: " + String.join(", ", TYPES) + ".");
        reporter.error(
                ProblemCode.UNKNOWN_NODE_TYPE,
                value.location(),
                "unknown step type " + Excerpt.quote(type),
                type.equals("as-is") ? "It is called 'stub' now." : hint);
    }
}
