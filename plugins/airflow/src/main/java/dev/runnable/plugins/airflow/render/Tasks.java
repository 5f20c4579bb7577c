package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Node;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.plugins.airflow.config.TaskOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Writes single tasks and groups.
final class Tasks {
    /// A process keeps the timeout of its step itself; Airflow's is a net above it.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final int LONGEST_LABEL = 200;

    private final Script script;
    private final AirflowConfiguration configuration;
    private final String executor;
    private final Names names = new Names();
    private int processes;

    /// @param executor by which steps name their override
    Tasks(Script script, AirflowConfiguration configuration, String executor) {
        this.script = script;
        this.configuration = configuration;
        this.executor = executor;
    }

    /// How many tasks are processes of this program.
    int processes() {
        return processes;
    }

    /// A task of which nothing but the state matters. Airflow needs no worker for it.
    Task empty(Where where, String id, Rule rule, List<Task> after) {
        SequencedMap<String, String> arguments = named(where, id);
        if (rule != Rule.ALL_SUCCESS) {
            arguments.put("trigger_rule", Python.text(rule.text()));
        }
        return add("EmptyOperator", arguments, after);
    }

    /// Succeeds when a task has told this value, or, where `other`, any but this; is skipped else.
    Task when(Where where, String id, Task tells, String value, boolean other) {
        SequencedMap<String, String> arguments = named(where, id);
        arguments.put("told", tells.variable() + ".output");
        arguments.put("value", Python.text(value));
        if (other) {
            arguments.put("other", "True");
        }
        putArguments(arguments, configuration.usual());
        return add("When", arguments, List.of());
    }

    /// A process that runs a step, or begins or ends one with branches.
    Task process(Where where, Work work, Node node, String id, Start start) {
        SequencedMap<String, String> arguments = named(where, id);
        label(work, node.name(), where.path() + id)
                .ifPresent(it -> arguments.put("task_display_name", Python.text(it)));
        arguments.put("does", Python.text(work.text()));
        arguments.put("step", Python.text(where.place().step(node.name())));
        if (where.place().told()) {
            arguments.put("place", "place");
        }
        if (work.tells()) {
            boolean items = work == Work.BEGIN && node instanceof Node.Map;
            arguments.put("tells", Python.text(items ? "items" : "text"));
        }
        if (work == Work.STEP) {
            arguments.putAll(tries(node.options().retry()));
            node.options()
                    .timeout()
                    .ifPresent(it ->
                            arguments.put("execution_timeout", Python.duration(it.plus(MARGIN))));
        }
        where.most()
                .ifPresent(
                        most -> arguments.put("max_active_tis_per_dagrun", Integer.toString(most)));
        putOptions(
                arguments,
                configuration.of(Optional.ofNullable(node.options().overrides().get(executor))));
        processes++;
        return add("Runnable", arguments, start.after());
    }

    /// The process that ends the run, however its steps have ended.
    Task close(List<Task> after) {
        SequencedMap<String, String> arguments = named(Where.ROOT, "close-run");
        arguments.put("does", Python.text(Work.CLOSE.text()));
        arguments.put("trigger_rule", Python.text(Rule.ALL_DONE.text()));
        putOptions(arguments, configuration.usual());
        processes++;
        return add("Runnable", arguments, after);
    }

    private SequencedMap<String, String> named(Where where, String id) {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        arguments.put("task_id", Python.text(names.task(where.path() + id)));
        where.group().ifPresent(group -> arguments.put("task_group", group));
        return arguments;
    }

    private static SequencedMap<String, String> tries(RetryPolicy policy) {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        if (policy.maxAttempts() > 1) {
            arguments.put("retries", Integer.toString(policy.maxAttempts() - 1));
            arguments.put("retry_delay", Python.duration(policy.initial()));
            if (policy.factor() > 1) {
                arguments.put("retry_exponential_backoff", Double.toString(policy.factor()));
                arguments.put("max_retry_delay", Python.duration(policy.max()));
            }
        }
        return arguments;
    }

    private static void putOptions(SequencedMap<String, String> arguments, TaskOptions options) {
        putArguments(arguments, options);
        if (!options.env().isEmpty()) {
            String pairs =
                    options.env().entrySet().stream()
                            .map(it -> Python.text(it.getKey()) + ": " + Python.text(it.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            arguments.put("env", pairs);
        }
    }

    private static void putArguments(SequencedMap<String, String> arguments, TaskOptions options) {
        options.arguments().forEach((name, value) -> arguments.put(name, Python.json(value)));
    }

    private Task add(String type, SequencedMap<String, String> arguments, List<Task> after) {
        Task task = new Task(script.variable("t"));
        script.call(task.variable() + " = " + type, arguments);
        put(after, task);
        return task;
    }

    private void put(List<Task> before, Task task) {
        if (before.isEmpty()) {
            return;
        }
        List<String> variables = before.stream().map(Task::variable).distinct().toList();
        String all = variables.size() == 1 ? variables.getFirst() : Script.list(variables);
        script.line(all + " >> " + task.variable());
    }

    /// A box around tasks, for people.
    Where group(Where where, String path, String label) {
        String variable = script.variable("g");
        SequencedMap<String, String> arguments = groupArguments(where, path, label);
        where.group().ifPresent(group -> arguments.put("parent_group", group));
        script.call(variable + " = TaskGroup", arguments);
        return where.inGroup(variable);
    }

    /// What runs once for each place that a task tells.
    ///
    /// @param body writes the tasks
    Task each(Where where, String path, String label, Task tells, Runnable body) {
        String function = script.variable("each");
        SequencedMap<String, String> arguments = groupArguments(where, path, label);
        where.group().ifPresent(group -> arguments.put("parent_group", group));
        script.line("");
        script.call("@task_group", arguments);
        script.line("def " + function + "(place):");
        script.in();
        body.run();
        script.out();
        script.line("");
        Task all = new Task(script.variable("g"));
        script.line(
                "%s = %s.expand(place=%s.output)"
                        .formatted(all.variable(), function, tells.variable()));
        return all;
    }

    private SequencedMap<String, String> groupArguments(Where where, String path, String label) {
        SequencedMap<String, String> arguments = new LinkedHashMap<>();
        String id = names.group(where.path() + path);
        arguments.put("group_id", Python.text(id));
        arguments.put("prefix_group_id", "False");
        label(label, id).ifPresent(it -> arguments.put("group_display_name", Python.text(it)));
        return arguments;
    }

    /// What people see of a process, where its id says it less well.
    private static Optional<String> label(Work work, String name, String id) {
        return switch (work) {
            case STEP -> label(name, id);
            case BEGIN, END, NEXT, CLOSE -> Optional.empty();
        };
    }

    private static Optional<String> label(String name, String id) {
        if (name.equals(id) || name.isBlank()) {
            return Optional.empty();
        }
        int end = Math.min(name.codePointCount(0, name.length()), LONGEST_LABEL);
        return Optional.of(name.substring(0, name.offsetByCodePoints(0, end)));
    }
}
