package dev.runnable.process;

import dev.runnable.spi.TaskOutput;
import java.util.ArrayDeque;
import java.util.List;

/// Passes output on and remembers its last lines, of both streams, as they came. Thread-safe.
public final class OutputTail implements TaskOutput {
    private static final int LINES = 20;
    private static final int LONGEST = 2000;

    private final TaskOutput next;
    private final ArrayDeque<String> last = new ArrayDeque<>(LINES + 1);

    public OutputTail(TaskOutput next) {
        this.next = next;
    }

    @Override
    public void line(Stream stream, String line) {
        remember(line);
        next.line(stream, line);
    }

    private synchronized void remember(String line) {
        last.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
        if (last.size() > LINES) {
            last.remove();
        }
    }

    /// At most 20 lines, long ones shortened.
    public synchronized List<String> lines() {
        return List.copyOf(last);
    }

    /// `reason`, with the last lines below it.
    public String explain(String reason) {
        List<String> lines = lines();
        return lines.isEmpty() ? reason : reason + "\n" + String.join("\n", lines);
    }
}
