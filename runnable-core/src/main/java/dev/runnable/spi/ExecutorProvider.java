package dev.runnable.spi;

import java.util.List;

/// Makes an executor from its configuration. Found by [java.util.ServiceLoader].
public interface ExecutorProvider {
    /// The `type` by which a configuration chooses it.
    String type();

    /// The keys that its configuration may have, for suggestions and documentation.
    List<String> settings();

    /// Makes the executor. Reads its settings and reports mistakes in them by `settings`; must not
    /// start or connect anything.
    GenericPipelineExecutor create(Settings settings);
}
