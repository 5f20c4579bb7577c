package dev.runnable.cli;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// Each step as a process of this program.
final class EmulatorConformanceTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return Subject.of(
                        """
                        pipeline-executor:
                          type: emulator
                          config: {enable_parallel: true, max_parallel: 2}
                        """)
                .atMost(2)
                .slow();
    }
}
