package dev.runnable.plugins.airflow.render;

import java.util.ArrayList;
import java.util.List;

/// What a task waits for: it starts when all of them have succeeded.
record Start(List<Task> after) {
    /// Of what begins with its DAG.
    static final Start AT_ONCE = new Start(List.of());

    Start {
        after = List.copyOf(after);
    }

    static Start after(Task... tasks) {
        return new Start(List.of(tasks));
    }

    Start and(Task task) {
        List<Task> both = new ArrayList<>(after);
        both.add(task);
        return new Start(both);
    }
}
