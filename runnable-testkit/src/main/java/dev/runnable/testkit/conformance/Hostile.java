package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Names and values that something on the way to a task may stumble over.
final class Hostile {
    /// Of steps and branches. They must not have dots and percent signs, which paths are made of.
    static final List<String> NAMES =
            List.of(
                    "two words",
                    "größe 日本 🙂",
                    "it's \"quoted\"",
                    "up/and\\down",
                    "{x} $HOME `id` #!",
                    "-dash --dashes",
                    "a; exit 1 | b & c > d",
                    "n".repeat(180));

    static final List<String> VALUES =
            List.of(
                    "",
                    " leading and trailing ",
                    "größe 日本 🙂",
                    "it's \"quoted\" \\ and \\n",
                    "line one\nline two\n",
                    "100% %s {{x}} ${HOME} $(id) `id`",
                    "-dash",
                    "a=b; exit 1 | b & c > d",
                    "tab\there",
                    "true",
                    "1e3",
                    "v".repeat(10_000));

    private Hostile() {}

    /// A task for each name, behind one another, and branches of the same names; one has a task.
    static String names() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode dag = root.putObject("dag");
        dag.put("start_at", NAMES.getFirst());
        ObjectNode steps = dag.putObject("steps");
        for (int i = 0; i < NAMES.size(); i++) {
            boolean isLast = i == NAMES.size() - 1;
            task(steps.putObject(NAMES.get(i)), isLast ? "branches" : NAMES.get(i + 1));
        }
        ObjectNode parallel = steps.putObject("branches");
        parallel.put("type", "parallel").put("next", "success");
        ObjectNode branches = parallel.putObject("branches");
        for (String name : NAMES) {
            ObjectNode branch = branches.putObject(name).put("start_at", "s");
            ObjectNode step = branch.putObject("steps").putObject("s");
            if (name.equals(NAMES.get(1))) {
                task(step, "success");
            } else {
                step.put("type", "stub").put("next", "success");
            }
        }
        return root.toString();
    }

    private static void task(ObjectNode step, String next) {
        step.put("type", "task").put("command_type", "shell").put("next", next);
        step.put("command", "printf '%s\\n' \"$RUNNABLE_STEP_NAME\"");
    }

    /// A task that gets each value as a parameter and returns it, and one that gets it as an item.
    static String values() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode parameters = root.putObject("parameters");
        StringBuilder command = new StringBuilder();
        ObjectNode step = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < VALUES.size(); i++) {
            parameters.put("p" + i, VALUES.get(i));
            command.append("export r%1$d=\"<$p%1$d>\"\n".formatted(i));
            step.withArray("returns").add("r" + i);
        }
        VALUES.forEach(parameters.withArray("items")::add);
        ObjectNode dag = root.putObject("dag");
        dag.put("start_at", "values");
        ObjectNode steps = dag.putObject("steps");
        steps.set("values", step);
        step.put("type", "task").put("command_type", "shell").put("next", "items");
        step.put("command", command.toString());
        ObjectNode map = steps.putObject("items");
        map.put("type", "map").put("iterate_on", "items").put("iterate_as", "item");
        map.put("next", "success");
        ObjectNode branch = map.putObject("branch").put("start_at", "s");
        ObjectNode inner = branch.putObject("steps").putObject("s");
        inner.put("type", "task").put("command_type", "shell").put("next", "success");
        inner.put("command", "export got=\"<$item>\"").withArray("returns").add("got");
        return root.toString();
    }
}
