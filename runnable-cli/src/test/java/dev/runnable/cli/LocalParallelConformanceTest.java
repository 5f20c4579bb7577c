package dev.runnable.cli;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// Several steps at once.
final class LocalParallelConformanceTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return Subject.of(
                        """
                        pipeline-executor:
                          type: local
                          config: {enable_parallel: true, max_parallel: 3}
                        """)
                .atMost(3);
    }
}
