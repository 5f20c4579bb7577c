package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.settings.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How Airflow treats the tasks of a step, in its own words. What is not said is as it has it.
public record TaskOptions(
        @Setting(description = "The pool that limits the tasks.", examples = "gpus")
                Optional<String> pool,
        @Setting(description = "The queue of the workers that run the tasks.", examples = "large")
                Optional<String> queue,
        @Setting(description = "Whose the tasks are, for people.", examples = "analytics")
                Optional<String> owner,
        @Setting(
                        description = "Which of Airflow's executors runs the tasks.",
                        examples = "KubernetesExecutor")
                Optional<String> executor,
        @Setting(
                        description = "How many slots of the pool a task takes.",
                        minimum = "1",
                        examples = "2")
                Optional<Integer> poolSlots,
        @Setting(
                        description = "Of tasks that wait, those of more weight are first.",
                        minimum = "1",
                        examples = "10")
                Optional<Integer> priorityWeight,
        @Setting(
                        description = "How many of a task run at once, in all runs of the DAG.",
                        minimum = "1",
                        examples = "4")
                Optional<Integer> maxActiveTisPerDag,
        @Setting(description = "What the executor of Airflow understands, handed on as it is.")
                Optional<SequencedMap<String, JsonNode>> executorConfig,
        @Setting(
                        description =
                                "Variables of the step's process, besides those of the worker.",
                        examples = "{LEVEL: debug}")
                SequencedMap<String, String> env) {
    public TaskOptions {
        requireNonNull(pool, "pool");
        requireNonNull(queue, "queue");
        requireNonNull(owner, "owner");
        requireNonNull(executor, "executor");
        requireNonNull(poolSlots, "poolSlots");
        requireNonNull(priorityWeight, "priorityWeight");
        requireNonNull(maxActiveTisPerDag, "maxActiveTisPerDag");
        executorConfig =
                executorConfig.map(
                        it -> Collections.unmodifiableSequencedMap(new LinkedHashMap<>(it)));
        env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
    }

    /// Those of the operator.
    public SequencedMap<String, JsonNode> arguments() {
        SequencedMap<String, JsonNode> arguments = new LinkedHashMap<>();
        JsonNodeFactory json = JsonNodeFactory.instance;
        pool.ifPresent(it -> arguments.put("pool", json.textNode(it)));
        queue.ifPresent(it -> arguments.put("queue", json.textNode(it)));
        owner.ifPresent(it -> arguments.put("owner", json.textNode(it)));
        executor.ifPresent(it -> arguments.put("executor", json.textNode(it)));
        poolSlots.ifPresent(it -> arguments.put("pool_slots", json.numberNode(it)));
        priorityWeight.ifPresent(it -> arguments.put("priority_weight", json.numberNode(it)));
        maxActiveTisPerDag.ifPresent(
                it -> arguments.put("max_active_tis_per_dag", json.numberNode(it)));
        executorConfig.ifPresent(it ->
                arguments.put("executor_config", new ObjectNode(json, new LinkedHashMap<>(it))));
        return arguments;
    }

    /// These, and what they do not say as in `usual`.
    TaskOptions over(TaskOptions usual) {
        SequencedMap<String, String> variables = new LinkedHashMap<>(usual.env);
        variables.putAll(env);
        return new TaskOptions(
                pool.or(usual::pool),
                queue.or(usual::queue),
                owner.or(usual::owner),
                executor.or(usual::executor),
                poolSlots.or(usual::poolSlots),
                priorityWeight.or(usual::priorityWeight),
                maxActiveTisPerDag.or(usual::maxActiveTisPerDag),
                executorConfig.or(usual::executorConfig),
                variables);
    }
}
