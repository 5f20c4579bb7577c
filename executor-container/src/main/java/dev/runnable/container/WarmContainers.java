package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere.Ended;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Containers that serve one process after the other. There are as many of a kind as have been
/// needed at once. One in which anything went wrong serves no more.
final class WarmContainers implements AutoCloseable {
    private final Docker docker;
    private final Leftovers leftovers;

    /// By what they are, whatever they do meanwhile.
    private final Map<ContainerSpec, Deque<WarmContainer>> free = new HashMap<>();

    WarmContainers(Docker docker, Leftovers leftovers) {
        this.docker = docker;
        this.leftovers = leftovers;
    }

    /// What is to run in one of them.
    ///
    /// @param directory in the container
    record Work(List<String> command, Path directory, String user, ContainerOptions options) {
        Work {
            command = List.copyOf(command);
        }
    }

    /// @param idle the container that is wanted
    Ended run(ContainerSpec idle, Work work, TaskOutput output)
            throws EngineException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        for (Optional<WarmContainer> known = take(idle); known.isPresent(); known = take(idle)) {
            Optional<String> execution = known.get().begin(work);
            if (execution.isPresent()) {
                return run(idle, known.get(), execution.get(), work, output);
            }
            known.get().remove(); // it has ended, or has processes that a step left
        }
        WarmContainer made = make(idle);
        String execution =
                made.begin(work)
                        .orElseThrow(() -> EngineException.because("the container ends by itself"));
        return run(idle, made, execution, work, output);
    }

    private Ended run(
            ContainerSpec idle,
            WarmContainer container,
            String execution,
            Work work,
            TaskOutput output)
            throws EngineException, InterruptedException {
        boolean serves = false;
        try {
            Ended ended = container.run(execution, work, output);
            serves = container.serves();
            return ended;
        } finally {
            if (serves) {
                putBack(idle, container);
            } else {
                container.remove();
            }
        }
    }

    private WarmContainer make(ContainerSpec idle) throws EngineException {
        try {
            String id = docker.create(idle);
            WarmContainer made = new WarmContainer(docker, leftovers, id);
            try {
                docker.start(id);
            } catch (EngineException e) {
                made.remove();
                throw e;
            }
            return made;
        } catch (EngineException e) {
            leftovers.notMade(e);
            throw e;
        }
    }

    private synchronized Optional<WarmContainer> take(ContainerSpec idle) {
        return Optional.ofNullable(free.get(idle.by(List.of()))).map(Deque::pollLast);
    }

    private synchronized void putBack(ContainerSpec idle, WarmContainer container) {
        container.lookAround();
        free.computeIfAbsent(idle.by(List.of()), _ -> new ArrayDeque<>()).add(container);
    }

    @Override
    public synchronized void close() {
        free.values().stream().flatMap(Deque::stream).parallel().forEach(WarmContainer::remove);
        free.clear();
    }
}
