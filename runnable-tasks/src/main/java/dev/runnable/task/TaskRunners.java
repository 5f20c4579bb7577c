package dev.runnable.task;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;
import dev.runnable.spi.TaskType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The kinds of tasks that can be run, by command type.
public final class TaskRunners {
    private final Map<String, TaskRunnerProvider> providers = new LinkedHashMap<>();

    public TaskRunners(Iterable<? extends TaskRunnerProvider> providers) {
        for (TaskRunnerProvider provider : providers) {
            this.providers.putIfAbsent(provider.type(), provider);
        }
    }

    /// All that there are: those of this program, and the task types of others.
    public static TaskRunners of(ServiceContext context) {
        List<TaskRunnerProvider> all = new ArrayList<>();
        context.extensions(TaskRunnerProvider.class).stream()
                .filter(it -> !(it instanceof TaskType))
                .forEach(all::add);
        context.extensions(TaskType.class).stream().map(TasksOfOthers::new).forEach(all::add);
        return new TaskRunners(all);
    }

    public Set<String> types() {
        return new TreeSet<>(providers.keySet());
    }

    /// Must be closed.
    public Opened open(RunContext context, int concurrency) {
        return new Opened(context, concurrency);
    }

    /// The runners of one run, each made when it is first needed. Thread-safe.
    public final class Opened {
        private final RunContext context;
        private final int concurrency;
        private final Map<String, TaskRunner> runners = new LinkedHashMap<>();

        private Opened(RunContext context, int concurrency) {
            this.context = context;
            this.concurrency = concurrency;
        }

        public boolean isFor(RunContext other) {
            return context.equals(other);
        }

        /// @return empty when nobody runs tasks of this type
        public synchronized Optional<TaskRunner> find(String type) {
            TaskRunnerProvider provider = providers.get(type);
            return provider == null
                    ? Optional.empty()
                    : Optional.of(
                            runners.computeIfAbsent(
                                    type, _ -> provider.open(context, concurrency)));
        }

        /// Closes all, also when one of them fails.
        public synchronized void close() {
            closeAll(runners.values());
            runners.clear();
        }

        private static void closeAll(Collection<TaskRunner> runners) {
            RuntimeException failure = null;
            for (TaskRunner runner : runners) {
                try {
                    runner.close();
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
