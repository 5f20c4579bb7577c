package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.WriterProcess;
import dev.runnable.spi.RunContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Containers that could not be removed by whoever made them: since their process was killed, or
/// the engine did not answer. They may still work, and must not do so beside a run that goes on
/// where theirs has stopped, or a new try of their step.
final class Leftovers {
    static final String OWNER = "dev.runnable.owner";

    /// On those that are to stay when they have ended.
    static final String KEPT = "dev.runnable.kept";

    private static final String RUN = "dev.runnable.run";
    private static final String STEP = "dev.runnable.step";

    private final Docker docker;
    private final RunContext context;
    private final ReentrantLock removing = new ReentrantLock();
    private boolean removed;

    /// Whether an engine may have made one without telling its id.
    private volatile boolean unknown;

    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    Leftovers(Docker docker, RunContext context) {
        this.docker = docker;
        this.context = context;
    }

    /// What tells a container of this process from others.
    static Map<String, String> labels(RunContext context) {
        Map<String, String> labels = new HashMap<>();
        labels.put(RUN, context.runId());
        labels.put(OWNER, WriterProcess.current(context.workingDirectory()).text());
        labels.put("dev.runnable.folder", context.workingDirectory().toString());
        return labels;
    }

    /// As [#labels], of a try of a step.
    static Map<String, String> labels(RunContext context, StepPath step, int attempt) {
        Map<String, String> labels = labels(context);
        labels.put(STEP, step.text());
        labels.put("dev.runnable.attempt", Integer.toString(attempt));
        return labels;
    }

    /// Is told that a container could not be made.
    void notMade(EngineException failure) {
        if (failure.kind() == EngineException.Kind.UNREACHABLE) {
            unknown = true;
        }
    }

    /// Is told of one that could not be removed.
    void notRemoved(String container) {
        lost.add(container);
    }

    /// Removes those of killed processes, once a run, before its first container. Those of living
    /// processes are let be, but for earlier tries of this step.
    void remove(StepPath step) throws EngineException, InterruptedException {
        removing.lockInterruptibly();
        try {
            if (!removed) {
                remove(labels -> isLeft(labels));
                removed = true;
            }
        } finally {
            removing.unlock();
        }
        removeLost();
        if (unknown) {
            Map<String, String> own = labels(context);
            own.put(STEP, step.text());
            remove(labels -> labels.entrySet().containsAll(own.entrySet()));
        }
    }

    private void removeLost() throws EngineException {
        for (String container : List.copyOf(lost)) {
            docker.remove(container);
            lost.remove(container);
        }
    }

    /// At the end of a run, when nothing of it is needed any more.
    void removeOwn() throws EngineException {
        removeLost();
        if (unknown) {
            Map<String, String> own = labels(context);
            remove(labels -> labels.entrySet().containsAll(own.entrySet()));
        }
    }

    @FunctionalInterface
    private interface Which {
        boolean is(Map<String, String> labels);
    }

    private void remove(Which which) throws EngineException {
        for (Map.Entry<String, Map<String, String>> found : docker.labelled(OWNER).entrySet()) {
            if (which.is(found.getValue())) {
                end(found.getKey(), found.getValue());
            }
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
