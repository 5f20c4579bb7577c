package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The fields of one node of the `dag`, besides its edges.
final class NodeJson {
    private NodeJson() {}

    static void write(Node node, ObjectNode json) {
        switch (node) {
            case Node.Success _, Node.Fail _ -> {}
            case Node.Stub _ -> options(node.options(), json);
            case Node.Task task -> {
                options(task.options(), json);
                catalog(task.catalog(), json);
                task.catalog().sandbox().ifPresent(sandbox -> json.put("sandbox", sandbox));
                task(task.task(), json);
            }
            case Node.Parallel parallel -> {
                options(parallel.options(), json);
                branches(parallel.branches(), json);
            }
            case Node.Map map -> {
                options(map.options(), json);
                json.put("iterate_on", map.iterateOn());
                json.put("iterate_as", map.iterateAs());
                json.put("reducer", map.reducer().orElse(null));
                map.maxConcurrency().ifPresent(most -> json.put("max_concurrency", most));
                json.set("branch", GraphJson.of(map.branch()));
            }
            case Node.Conditional conditional -> {
                options(conditional.options(), json);
                json.put("parameter", conditional.parameter());
                conditional.defaultBranch().ifPresent(key -> json.put("default", key));
                branches(conditional.branches(), json);
            }
            case Node.Loop loop -> {
                options(loop.options(), json);
                json.put("max_iterations", loop.maxIterations());
                json.put("break_on", loop.breakOn());
                json.put("index_as", loop.indexAs());
                json.set("branch", GraphJson.of(loop.branch()));
            }
            case Node.Dag dag -> {
                options(dag.options(), json);
                dag.file().ifPresent(file -> json.put("pipeline", file));
                json.set("branch", GraphJson.of(dag.branch()));
            }
        }
    }

    private static void branches(SequencedMap<String, Graph> branches, ObjectNode json) {
        ObjectNode written = json.putObject("branches");
        branches.forEach((name, branch) -> written.set(name, GraphJson.of(branch)));
    }

    private static void options(StepOptions options, ObjectNode json) {
        ObjectNode overrides = json.putObject("overrides");
        new TreeMap<>(options.overrides()).forEach(overrides::put);
        retry(options.retry(), json);
        options.timeout().ifPresent(timeout -> json.put("timeout", timeout.toString()));
        options.onError().ifPresent(onError -> onError(onError, json));
        options.skipIf().ifPresent(skipIf -> condition(skipIf, json.putObject("skip_if")));
    }

    private static void retry(RetryPolicy retry, ObjectNode json) {
        json.put("max_attempts", retry.maxAttempts());
        if (!retry.equals(RetryPolicy.immediate(retry.maxAttempts()))) {
            json.putObject("retry")
                    .put("max_attempts", retry.maxAttempts())
                    .putObject("backoff")
                    .put("initial", retry.initial().toString())
                    .put("factor", retry.factor())
                    .put("max", retry.max().toString())
                    .put("jitter", retry.jitter());
        }
    }

    private static void onError(OnError onError, ObjectNode json) {
        ObjectNode written = json.putObject("on_error");
        written.put("action", lowerCase(onError.action()));
        ObjectNode output = written.putObject("default_output");
        onError.defaultOutput().forEach(output::set);
    }

    private static void condition(Condition condition, ObjectNode json) {
        json.put("parameter", condition.parameter());
        switch (condition) {
            case Condition.Truth _ -> {}
            case Condition.Equals it ->
                    json.set(it.negated() ? "not_equals" : "equals", it.value());
            case Condition.In it -> json.putArray("in").addAll(it.values());
            case Condition.Exists it -> json.put("exists", it.expected());
        }
    }

    private static void catalog(CatalogSpec catalog, ObjectNode json) {
        if (catalog.isEmpty()) {
            json.putNull("catalog");
            return;
        }
        ObjectNode written = json.putObject("catalog");
        texts(catalog.get(), written.putArray("get"));
        texts(catalog.put(), written.putArray("put"));
        written.put("store_copy", catalog.storeCopy());
    }

    private static void task(TaskSpec task, ObjectNode json) {
        json.put("command_type", task.type());
        json.put("command", task.command());
        ArrayNode returns = json.putArray("returns");
        for (TaskSpec.ReturnSpec output : task.returns()) {
            returns.addObject().put("name", output.name()).put("kind", lowerCase(output.kind()));
        }
        texts(task.secrets(), json.putArray("secrets"));
        for (var setting : task.settings().entrySet()) {
            if (!json.has(setting.getKey())) {
                json.<JsonNode>set(setting.getKey(), setting.getValue());
            }
        }
    }

    private static void texts(List<String> texts, ArrayNode array) {
        texts.forEach(array::add);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
