package dev.runnable.argo.cluster;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.TaskOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down what a listener is told, a line each.
final class Told implements PlatformListener {
    private final List<String> lines = new ArrayList<>();

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// Waits for a line.
    synchronized void await(String line) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!lines.contains(line)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("never told: " + line + "\ntold: " + lines);
            }
            wait(left);
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    @Override
    public void event(RunEvent event) {
        add(
                switch (event) {
                    case RunEvent.StepStarted e -> e.step() + " starts";
                    case RunEvent.AttemptStarted e -> e.step() + " try " + e.number();
                    case RunEvent.AttemptFinished e ->
                            "%s try %d %s %s"
                                    .formatted(e.step(), e.number(), e.status(), e.message())
                                    .strip();
                    case RunEvent.StepFinished e ->
                            "%s %s %s".formatted(e.step(), e.status(), e.message()).strip();
                    case RunEvent.StepSkipped e -> e.step() + " skipped: " + e.reason();
                    case RunEvent.RunStarted _, RunEvent.BranchStarted _, RunEvent.RunFinished _ ->
                            throw new AssertionError(event);
                });
    }

    @Override
    public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
        add(step + " | " + line);
    }

    @Override
    public void notice(Optional<StepPath> step, String text) {
        add(step.map(it -> it + ": ").orElse("") + text);
    }
}
