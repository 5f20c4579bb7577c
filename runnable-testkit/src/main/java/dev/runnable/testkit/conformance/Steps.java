package dev.runnable.testkit.conformance;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the events of a run tell of its steps' order.
final class Steps {
    private Steps() {}

    static StepPath path(List<RunEvent> events, String text) {
        return events.stream()
                .flatMap(event -> event.about().stream())
                .filter(step -> step.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '%s' ran".formatted(text)));
    }

    /// Whether the first step had ended before the second started.
    static boolean isBefore(List<RunEvent> events, String first, String second) {
        return indexOf(events, RunEvent.StepFinished.class, first)
                < indexOf(events, RunEvent.StepStarted.class, second);
    }

    /// The place of the only event of this kind about a step.
    static int indexOf(List<RunEvent> events, Class<? extends RunEvent> kind, String step) {
        for (int i = 0; i < events.size(); i++) {
            boolean isAbout =
                    events.get(i).about().filter(it -> it.text().equals(step)).isPresent();
            if (isAbout && kind.isInstance(events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no %s of step '%s'".formatted(kind.getSimpleName(), step));
    }

    /// How many of the steps were in an attempt at the same time, at most.
    static int mostAtOnce(List<RunEvent> events, Predicate<StepPath> which) {
        Set<StepPath> running = new HashSet<>();
        int most = 0;
        for (RunEvent event : events) {
            if (event instanceof RunEvent.AttemptStarted e && which.test(e.step())) {
                running.add(e.step());
            } else if (event instanceof RunEvent.AttemptFinished e) {
                running.remove(e.step());
            }
            most = Math.max(most, running.size());
        }
        return most;
    }

    /// The tasks of a run.
    static Set<StepPath> tasks(List<RunEvent> events) {
        Set<StepPath> tasks = new HashSet<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.StepStarted e && e.type().equals("task")) {
                tasks.add(e.step());
            }
        }
        return tasks;
    }
}
