package dev.runnable.plugins.slurm;

import dev.runnable.spi.TaskOutput;
import java.util.ArrayDeque;
import java.util.Deque;

/// Passes lines on, and keeps the last ones for the message of a failure.
final class LastLines implements TaskOutput {
    private static final int MOST = 20;

    private final TaskOutput output;
    private final Deque<String> last = new ArrayDeque<>();

    LastLines(TaskOutput output) {
        this.output = output;
    }

    @Override
    public void line(Stream stream, String line) {
        synchronized (last) {
            if (last.size() == MOST) {
                last.removeFirst();
            }
            last.addLast(line);
        }
        output.line(stream, line);
    }

    /// A sentence, and what the step said last.
    String explain(String sentence) {
        synchronized (last) {
            return last.isEmpty() ? sentence : sentence + "\n" + String.join("\n", last);
        }
    }
}
