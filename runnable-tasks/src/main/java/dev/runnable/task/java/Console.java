package dev.runnable.task.java;

import dev.runnable.spi.TaskOutput;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives what users' code writes to `System.out` and `System.err` to the step that wrote it.
///
/// Both are replaced while there are runners that need it. For threads that belong to no step the
/// replacement is transparent. A thread belongs to the step that started it, directly or not.
final class Console {
    private static final InheritableThreadLocal<@Nullable StepConsole> STEP =
            new InheritableThreadLocal<>();
    private static final Set<StepConsole> OPEN = ConcurrentHashMap.newKeySet();

    private static @Nullable Console installed;
    private static int users;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final RoutedStream routedOut = new RoutedStream(() -> out());
    private final RoutedStream routedErr = new RoutedStream(() -> err());

    private Console() {}

    /// A runner's use of the console, which begins with its first step. Thread-safe.
    static final class Use implements AutoCloseable {
        private boolean begun;

        synchronized StepConsole open(TaskOutput output) {
            if (!begun) {
                begun = true;
                acquire();
            }
            return new StepConsole(output, STEP, OPEN);
        }

        @Override
        public synchronized void close() {
            if (begun) {
                begun = false;
                release();
            }
        }
    }

    static Use use() {
        return new Use();
    }

    private static synchronized void acquire() {
        users++;
        if (installed == null) {
            installed = new Console();
            System.setOut(installed.routedOut);
            System.setErr(installed.routedErr);
        }
    }

    private static synchronized void release() {
        users--;
        if (users > 0 || installed == null) {
            return;
        }
        if (System.out == installed.routedOut) {
            System.setOut(installed.out);
        }
        if (System.err == installed.routedErr) {
            System.setErr(installed.err);
        }
        installed = null;
    }

    private PrintStream out() {
        StepConsole step = STEP.get();
        if (step == null) {
            return out;
        }
        StepConsole open = open(step);
        return open == null ? err : open.out();
    }

    private PrintStream err() {
        StepConsole step = STEP.get();
        StepConsole open = step == null ? null : open(step);
        return open == null ? err : open.err();
    }

    /// A thread may outlive the step that started it, in a pool that a later step uses too. While
    /// one step runs it can only be that one; else nobody knows, and the program's standard error
    /// gets the line.
    private static @Nullable StepConsole open(StepConsole step) {
        if (OPEN.contains(step)) {
            return step;
        }
        var others = OPEN.iterator();
        StepConsole other = others.hasNext() ? others.next() : null;
        return others.hasNext() ? null : other;
    }
}
