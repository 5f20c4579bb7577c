package dev.runnable.task.python;

import dev.runnable.spi.RunContext;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Looks for the interpreter of a run once, when it is first needed. Thread-safe.
public final class InterpreterSearch {
    private final RunContext context;

    /// A lock and not a monitor: whoever waits for the interpreter can be interrupted.
    private final ReentrantLock searching = new ReentrantLock();

    private PythonInterpreter.@Nullable Search result;

    public InterpreterSearch(RunContext context) {
        this.context = context;
    }

    public PythonInterpreter.Search result() throws InterruptedException {
        searching.lockInterruptibly();
        try {
            if (result == null) {
                result =
                        PythonInterpreter.find(
                                context.python(),
                                context.environment(),
                                context.workingDirectory());
            }
            return result;
        } finally {
            searching.unlock();
        }
    }
}
