package dev.runnable.spi;

import dev.runnable.graph.TaskSpec;
import java.util.List;

/// A value of `command_type`: what a task of this type may say besides what every task may.
public interface CommandType {
    /// The value, such as `shell`. Always the same.
    String type();

    /// The keys that only tasks of this type have, beside `command`, `returns`, `secrets`,
    /// `catalog` and the like. They come to [TaskSpec#settings()] unchecked.
    List<String> settings();

    /// Tells what is wrong with a task's command, settings and returns. Looks at the text only:
    /// must not read files or start anything.
    void check(TaskSpec task, TaskProblems problems);
}
