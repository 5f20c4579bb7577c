package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.journal.WriterProcess;
import dev.runnable.spi.RunContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Containers whose process was killed before it could remove them. They may still work, and must
/// not do so beside a run that goes on where theirs has stopped.
final class Leftovers {
    static final String RUN = "dev.runnable.run";
    static final String OWNER = "dev.runnable.owner";

    /// On those that are to stay when they have ended.
    static final String KEPT = "dev.runnable.kept";

    private final Docker docker;
    private final RunContext context;
    private final ReentrantLock removing = new ReentrantLock();
    private boolean removed;

    Leftovers(Docker docker, RunContext context) {
        this.docker = docker;
        this.context = context;
    }

    /// Removes them, once a run, before its first container. Those of living processes are let be.
    void remove() throws EngineException, InterruptedException {
        removing.lockInterruptibly();
        try {
            if (!removed) {
                for (Map.Entry<String, Map<String, String>> found :
                        docker.labelled(OWNER).entrySet()) {
                    if (isLeft(found.getValue())) {
                        end(found.getKey(), found.getValue());
                    }
                }
                removed = true;
            }
        } finally {
            removing.unlock();
        }
    }

    private void end(String container, Map<String, String> labels) throws EngineException {
        if (labels.containsKey(KEPT)) {
            docker.stop(container, Duration.ofSeconds(1));
        } else {
            docker.remove(container);
        }
    }

    private boolean isLeft(Map<String, String> labels) {
        return WriterProcess.ofText(labels.getOrDefault(OWNER, ""))
                .isGone(context.workingDirectory());
    }
}
