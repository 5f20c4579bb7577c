package dev.runnable.argo.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A template of a workflow.
public sealed interface Template {
    String name();

    ObjectNode toJson();

    /// Tasks and their order. It never fails fast: what may run after a failure is decided by the
    /// tasks themselves.
    ///
    /// @param inputs names of its parameters
    /// @param target the task that decides how the whole ends; empty: all that nothing depends on
    /// @param parallelism how many of its children run at once
    /// @param retry Argo's retry strategy of the whole
    record Dag(
            String name,
            List<String> inputs,
            List<DagTask> tasks,
            Optional<String> target,
            OptionalInt parallelism,
            Optional<ObjectNode> retry)
            implements Template {
        public Dag {
            requireNonNull(name, "name");
            inputs = List.copyOf(inputs);
            tasks = List.copyOf(tasks);
            requireNonNull(target, "target");
            requireNonNull(parallelism, "parallelism");
            requireNonNull(retry, "retry");
        }

        public static Dag of(String name, List<String> inputs, List<DagTask> tasks) {
            return new Dag(
                    name, inputs, tasks, Optional.empty(), OptionalInt.empty(), Optional.empty());
        }

        public Dag ending(Optional<String> task) {
            return new Dag(name, inputs, tasks, task, parallelism, retry);
        }

        public Dag limited(OptionalInt atOnce) {
            return new Dag(name, inputs, tasks, target, atOnce, retry);
        }

        public Dag retried(Optional<ObjectNode> strategy) {
            return new Dag(name, inputs, tasks, target, parallelism, strategy);
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = named(name);
            putInputs(json, inputs);
            parallelism.ifPresent(most -> json.put("parallelism", most));
            retry.ifPresent(strategy -> json.set("retryStrategy", strategy));
            ObjectNode dag = json.putObject("dag").put("failFast", false);
            target.ifPresent(task -> dag.put("target", task));
            ArrayNode list = dag.putArray("tasks");
            tasks.forEach(task -> list.add(task.toJson()));
            return json;
        }
    }

    /// A pod, or anything else, as its JSON says.
    record Given(String name, ObjectNode json) implements Template {
        public Given {
            requireNonNull(name, "name");
            requireNonNull(json, "json");
        }

        @Override
        public ObjectNode toJson() {
            return named(name).setAll(json);
        }
    }

    /// Nothing, at once and without a pod. (A template of no steps would be that too, but Argo
    /// loses sight of whatever comes after one: it has no outbound nodes.)
    record Nothing(String name) implements Template {
        public Nothing {
            requireNonNull(name, "name");
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = named(name);
            json.putObject("suspend").put("duration", "0");
            return json;
        }
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    static void putInputs(ObjectNode json, List<String> inputs) {
        if (!inputs.isEmpty()) {
            ArrayNode parameters = json.putObject("inputs").putArray("parameters");
            inputs.forEach(input -> parameters.addObject().put("name", input));
        }
    }
}
