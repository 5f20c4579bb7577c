package @package@;

import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// Pipelines do by this executor what they do by every other. What yours does not support is said
/// here by `without`, and refused by `@Name@Executor.check`.
final class @Name@ConformanceTest extends ExecutorConformance {
    @Override
    protected Subject subject() {
        return Subject.of(
                        """
                        pipeline-executor:
                          type: @name@
                          config: {launcher: [nice, -n, '1'], max_parallel: 2}
                        """)
                .atMost(2)
                .slow();
    }
}
