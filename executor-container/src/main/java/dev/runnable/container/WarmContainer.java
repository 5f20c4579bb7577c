package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A container that runs and waits for processes. It has one at a time.
///
/// No engine can end a process that it has started in a container. What is to end is told so by a
/// process beside it, and ended with the whole container.
final class WarmContainer {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final List<String> TELL_ALL = List.of("/bin/sh", "-c", "kill -TERM -1");

    /// The engine's own first one, and the one that waits.
    private static final int PROCESSES = 2;

    private static final int KILLED = 137;

    private final Docker docker;
    private final Leftovers leftovers;
    private final String id;
    private boolean serves = true;

    /// Whether nothing runs in it, as far as it is known by now.
    private @Nullable CompletableFuture<Boolean> empty;

    WarmContainer(Docker docker, Leftovers leftovers, String id) {
        this.docker = docker;
        this.leftovers = leftovers;
        this.id = id;
    }

    /// @return what is to be run; empty when this container serves no more
    Optional<String> begin(WarmContainers.Work work) throws EngineException {
        if (empty != null && !empty.join()) {
            return Optional.empty();
        }
        try {
            return Optional.of(docker.execution(id, work.command(), work.user(), work.directory()));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    Ended run(String execution, WarmContainers.Work work, TaskOutput output)
            throws EngineException, InterruptedException {
        serves = false;
        CompletableFuture<Void> heard = docker.startExecution(execution, output);
        try {
            heard.get();
            int code = exit(execution);
            boolean outOfMemory = code != 0 && endedByMemory(work, code);
            serves = !outOfMemory && code != KILLED;
            return new ExitReason(work.options()).of(code, outOfMemory);
        } catch (ExecutionException e) {
            throw docker.lost(e);
        } catch (InterruptedException e) {
            end(work, heard);
            throw e;
        } catch (EngineException e) {
            throw e.kind() == EngineException.Kind.UNREACHABLE
                    ? e.during("the Docker engine went away while the container ran")
                    : e;
        }
    }

    /// Who closes its outputs may go on nevertheless.
    private int exit(String execution) throws EngineException, InterruptedException {
        long pause = 1;
        Optional<Integer> code = docker.exitOfExecution(execution);
        while (code.isEmpty()) {
            Thread.sleep(pause);
            pause = Math.min(200, pause * 2);
            code = docker.exitOfExecution(execution);
        }
        return code.get();
    }

    /// An engine tells it of a container that has ended.
    private boolean endedByMemory(WarmContainers.Work work, int code) throws EngineException {
        if (code != KILLED && work.options().resources().memory().isEmpty()) {
            return false;
        }
        docker.stop(id, Duration.ZERO);
        return docker.ended(id).outOfMemory();
    }

    private void end(WarmContainers.Work work, CompletableFuture<Void> heard) {
        try {
            String tell = docker.execution(id, TELL_ALL, work.user(), Path.of("/"));
            docker.startExecution(tell, (_, _) -> {}).join();
            heard.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (EngineException
                | ExecutionException
                | InterruptedException
                | TimeoutException _) { // then it is not asked any more
        }
        remove();
        heard.join();
    }

    boolean serves() {
        return serves;
    }

    /// Finds out, while others go on, whether a process has left others behind: those would work
    /// beside the next one.
    void lookAround() {
        empty =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return docker.processes(id) <= PROCESSES;
                            } catch (EngineException _) {
                                return false;
                            }
                        },
                        task -> Thread.ofVirtual().start(task));
    }

    /// With all that runs in it.
    void remove() {
        try {
            docker.remove(id);
        } catch (EngineException _) {
            leftovers.notRemoved(id);
        }
    }
}
