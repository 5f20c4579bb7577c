package dev.runnable.conformance;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// The wrapper by itself is right: what the kit finds elsewhere are the bugs.
final class WithoutBugTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return PlantedSubject.of(NoBug.NONE);
    }
}
