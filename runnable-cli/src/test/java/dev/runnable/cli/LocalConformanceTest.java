package dev.runnable.cli;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// One step after the other.
final class LocalConformanceTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return Subject.of("pipeline-executor: {type: local}\n").atMost(1);
    }
}
