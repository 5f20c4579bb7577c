package dev.runnable.run;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Problem;
import dev.runnable.spi.TaskOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Tells a run while it goes on: a line when a task starts, every line of its output behind the
/// step's name, and a line when a step ends.
public final class Narration implements RunListener {
    /// Where it is told.
    public interface Screen {
        /// A line about the run or a step.
        void tell(String line);

        /// A line that a step has printed.
        void output(String step, String line);

        /// The text as a part of a line to [#tell].
        default String paint(Style style, String text) {
            return text;
        }
    }

    /// What a part of a line means.
    public enum Style {
        GOOD,
        BAD,
        WARN,
        DIM,
        BOLD
    }

    private final Screen screen;
    private final Map<StepPath, Instant> started = new HashMap<>();
    private final Map<StepPath, Integer> attempts = new HashMap<>();
    private Instant begun = Instant.EPOCH;
    private int steps;

    public Narration(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void event(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted e -> {
                begun = e.at();
                say(
                        "run "
                                + screen.paint(Style.BOLD, e.header().runId())
                                + " of "
                                + e.header().pipelineFile());
            }
            case RunEvent.StepStarted e -> started.put(e.step(), e.at());
            case RunEvent.AttemptStarted e -> attemptStarted(e);
            case RunEvent.BranchStarted _ -> {}
            case RunEvent.AttemptFinished e -> attemptFinished(e);
            case RunEvent.StepFinished e -> stepFinished(e);
            case RunEvent.StepSkipped e ->
                    tell(e.step(), screen.paint(Style.WARN, "skipped") + ": " + e.reason());
            case RunEvent.RunFinished e -> runFinished(e);
        }
    }

    private void attemptStarted(RunEvent.AttemptStarted e) {
        attempts.put(e.step(), e.number());
        if (e.number() > 1 && !isEnd(e.step())) {
            tell(e.step(), "attempt " + e.number());
        }
    }

    private void attemptFinished(RunEvent.AttemptFinished e) {
        if (e.status() == StepState.FAILED) {
            tell(
                    e.step(),
                    screen.paint(Style.WARN, "attempt " + e.number() + " failed")
                            + ": "
                            + e.message().lines().findFirst().orElse(""));
        }
    }

    private void stepFinished(RunEvent.StepFinished e) {
        Instant from = started.remove(e.step());
        int tries = Objects.requireNonNullElse(attempts.remove(e.step()), 1);
        if (isEnd(e.step())) {
            return;
        }
        steps++;
        String time = from == null ? "" : " in " + Durations.text(Duration.between(from, e.at()));
        String again = tries > 1 ? " after " + tries + " attempts" : "";
        tell(e.step(), status(e.status()) + time + again);
        if (e.status() == StepState.SUCCESS && !e.message().isEmpty()) {
            tell(e.step(), screen.paint(Style.WARN, "warning") + ": " + e.message());
        }
    }

    private String status(StepState state) {
        return switch (state) {
            case SUCCESS -> screen.paint(Style.GOOD, "succeeded");
            case FAILED -> screen.paint(Style.BAD, "failed");
            case SKIPPED -> screen.paint(Style.WARN, "skipped");
            case CANCELLED -> screen.paint(Style.WARN, "cancelled");
            case PENDING, RUNNING -> state.text();
        };
    }

    private void runFinished(RunEvent.RunFinished e) {
        String time = Durations.text(Duration.between(begun, e.at()));
        String reason = e.message().isEmpty() ? "" : ": " + e.message();
        say("run " + status(e.status()) + " in " + time + ", steps finished: " + steps + reason);
    }

    @Override
    public synchronized void progress(String line) {
        say(line);
    }

    @Override
    public synchronized void warning(Problem problem) {
        problem.toString().lines().forEach(this::say);
    }

    @Override
    public synchronized void line(
            StepPath step, int attempt, TaskOutput.Stream stream, String line) {
        screen.output(step.text(), line);
    }

    private void tell(StepPath step, String text) {
        say(screen.paint(Style.DIM, "[" + step.text() + "]") + " " + text);
    }

    private void say(String text) {
        screen.tell(text);
    }

    private static boolean isEnd(StepPath step) {
        return Node.isEnd(step.name());
    }
}
