package dev.runnable.spec;

import dev.runnable.graph.TaskSpec;
import java.util.List;

/// A value of `command_type`: what a task of this type may say besides what every task may.
public interface CommandType {
    String name();

    /// The keys that only tasks of this type have. They come to [TaskSpec#settings()] unchecked.
    List<String> settings();

    /// Tells what is wrong with a task's command, settings and returns. Looks at the text only:
    /// must not read files or start anything.
    void check(TaskSpec task, TaskProblems problems);
}
