package @package@;

import dev.runnable.graph.TaskSpec;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskProblems;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskType;
import java.util.List;

/// Tasks that say `command_type: @name@`. Named in `META-INF/services/dev.runnable.spi.TaskType`, by
/// which the program finds it.
public final class @Name@Tasks implements TaskType {
    static final String TYPE = "@name@";

    @Override
    public String type() {
        return TYPE;
    }

    /// Keys that only these tasks have: none.
    @Override
    public List<String> settings() {
        return List.of();
    }

    /// Looks at the text only: nothing is started for it.
    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        if (!task.command().contains("{")) {
            problems.rejectCommand(
                    "the command has no braces; a program in AWK was expected",
                    "Write 'BEGIN { ... }'.");
        }
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new @Name@Runner(context);
    }
}
