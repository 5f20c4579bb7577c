package dev.runnable.service;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Extensions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import dev.runnable.spi.TaskType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kinds of tasks that others bring. Looked for when a pipeline names one that is not of this
/// program.
final class TaskTypes {
    private final Extensions extensions;
    private final List<Problem> broken = new ArrayList<>();

    TaskTypes(Extensions extensions) {
        this.extensions = extensions;
    }

    CommandTypes all() {
        return CommandTypes.and(this::others);
    }

    /// What is wrong with some; they are left out.
    synchronized List<Problem> problems() {
        return List.copyOf(broken);
    }

    private synchronized List<CommandType> others() {
        broken.clear();
        Map<String, List<Extension<TaskType>>> found = new LinkedHashMap<>();
        for (Extension<TaskType> one : extensions.of(TaskType.class)) {
            try {
                String type = one.provider().type();
                if (type == null || type.isBlank()) {
                    throw new IllegalStateException("its type() is null or blank");
                }
                found.computeIfAbsent(type, _ -> new ArrayList<>(1)).add(one);
            } catch (RuntimeException | LinkageError e) {
                broken.add(Available.leftOut(one, "command_type", e));
            }
        }
        return found.entrySet().stream().map(it -> one(it.getKey(), it.getValue())).toList();
    }

    private static CommandType one(String type, List<Extension<TaskType>> all) {
        return all.size() == 1
                ? new Guarded(type, all.getFirst())
                : new Ambiguous(
                        type,
                        all.stream()
                                .map(it -> Available.describe(it.provider(), it.origin()))
                                .toList());
    }

    /// One of others: what it throws is a mistake that it could not tell.
    private record Guarded(String type, Extension<TaskType> extension) implements CommandType {
        @Override
        public List<String> settings() {
            try {
                return List.copyOf(extension.provider().settings());
            } catch (RuntimeException | LinkageError e) {
                return List.of();
            }
        }

        @Override
        public void check(TaskSpec task, TaskProblems problems) {
            try {
                extension.provider().check(task, problems);
            } catch (RuntimeException | LinkageError e) {
                problems.rejectCommand(
                        "it cannot be checked: %s failed: %s"
                                .formatted(
                                        Available.describe(
                                                extension.provider(), extension.origin()),
                                        e),
                        "That is a mistake in it: ask who wrote it.");
            }
        }
    }

    /// Nobody knows which of them is meant.
    private record Ambiguous(String type, List<String> names) implements CommandType {
        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public void check(TaskSpec task, TaskProblems problems) {
            problems.rejectCommand(
                    "%d providers have the command type '%s': %s"
                            .formatted(names.size(), type, String.join("; ", names)),
                    "Remove all of them but one.");
        }
    }
}
