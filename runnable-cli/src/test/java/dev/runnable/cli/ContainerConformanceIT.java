package dev.runnable.cli;

import dev.runnable.testkit.conformance.Behaviour;
import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;

/// Each step in a container of its own, in an image whose JDK is this machine's.
final class ContainerConformanceIT extends ExecutorConformance {
    @Override
    protected Subject subject() {
        ContainerEngine.isNeeded();
        return Subject.of(
                        """
                        pipeline-executor:
                          type: local-container
                          config:
                            docker_image: %1$s
                            mounts: ["%2$s:%2$s:ro"]
                            enable_parallel: true
                            max_parallel: 2
                        """
                                .formatted(ContainerEngine.IMAGE, System.getProperty("java.home")))
                .atMost(2)
                .slow()
                .startedBy(Installed.COMMAND.toString())
                .with("XDG_CACHE_HOME", Installed.CACHE.toString())
                .notMeaningful(Behaviour.NOTEBOOK, "the image of the tests has no Jupyter");
    }
}
