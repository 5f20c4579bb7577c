package dev.runnable.conformance;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;
import java.nio.file.Path;
import java.time.Duration;

/// The executor with a bug. No test by itself: see [PlantedBugsTest].
final class PlantedSubject extends ExecutorConformance {
    private static final Duration ENOUGH = Duration.ofSeconds(12);

    /// The only one who plants bugs is a test that runs alone.
    private static volatile Bug planted = NoBug.NONE;

    static void plant(Bug bug) {
        planted = bug;
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

    @Override
    protected Subject subject() {
        return of(planted).patience(ENOUGH);
    }
}
