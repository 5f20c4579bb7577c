package dev.runnable.cli;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// No step at all: what can be seen is that all are walked.
final class MockedConformanceTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return Subject.of("pipeline-executor: {type: mocked}\n")
                .runningNothing("simulated steps do nothing");
    }
}
