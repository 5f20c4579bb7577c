package dev.runnable.conformance;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/// The executor with a bug. No test by itself: others run single tests of it, one after the other.
final class PlantedSubject extends ExecutorConformance {
    private static final Duration ENOUGH = Duration.ofSeconds(12);
    private static volatile Supplier<Subject> planted = () -> of(NoBug.NONE);

    static void plant(Supplier<Subject> subject) {
        planted = subject;
    }

    static Subject of(Bug bug) {
        return Subject.of(
                        """
                        pipeline-executor:
                          type: planted
                          config: {bug: %s, enable_parallel: true, max_parallel: 2}
                        """
                                .formatted(bug.name()))
                .atMost(2)
                .in(Path.of("target", "planted", bug.name()));
    }

    static Subject impatient(Bug bug) {
        return of(bug).patience(ENOUGH);
    }

    @Override
    protected Subject subject() {
        return planted.get();
    }
}
