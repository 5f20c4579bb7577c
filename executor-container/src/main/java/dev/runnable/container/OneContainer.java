package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.task.Elsewhere.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A container from its making to its end.
final class OneContainer {
    /// To end by itself when it is told to.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Docker docker;
    private final ContainerOptions options;
    private final Crossing crossing;
    private final Leftovers leftovers;
    private final TaskOutput output;

    OneContainer(
            Docker docker,
            ContainerOptions options,
            Crossing crossing,
            Leftovers leftovers,
            TaskOutput output) {
        this.docker = docker;
        this.options = options;
        this.crossing = crossing;
        this.leftovers = leftovers;
        this.output = output;
    }

    Ended run(ContainerSpec spec) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String container = create(spec);
        try {
            crossing.in(container);
            Ended ended = startOrLose(container);
            crossing.out(container);
            return ended;
        } finally {
            if (options.removes()) {
                remove(container);
            }
        }
    }

    /// Where no answer comes, there may be one nevertheless.
    private String create(ContainerSpec spec) throws EngineException {
        try {
            return docker.create(spec);
        } catch (EngineException e) {
            leftovers.notMade(e);
            throw e;
        }
    }

    /// From its start on, an engine that does not answer has gone away meanwhile.
    private Ended startOrLose(String container) throws EngineException, InterruptedException {
        try {
            return start(container);
        } catch (EngineException e) {
            throw e.kind() == EngineException.Kind.UNREACHABLE
                    ? e.during("the Docker engine went away while the container ran")
                    : e;
        }
    }

    private Ended start(String container) throws EngineException, InterruptedException {
        CompletableFuture<Void> heard = docker.listen(container, output);
        try {
            docker.start(container);
            docker.exit(container).get();
            heard.get();
        } catch (ExecutionException e) {
            throw docker.lost(e);
        } catch (InterruptedException e) {
            stop(container);
            heard.join();
            throw e;
        }
        Docker.Ended ended = docker.ended(container);
        return new ExitReason(options).of(ended.code(), ended.outOfMemory());
    }

    /// Whoever interrupts is told so, also when this fails.
    private void stop(String container) {
        try {
            docker.stop(container, GRACE);
        } catch (EngineException e) {
            tell(container, "stopped", e);
        }
    }

    /// What the step came to counts, also when this fails.
    private void remove(String container) {
        try {
            docker.remove(container);
        } catch (EngineException e) {
            leftovers.notRemoved(container);
            tell(container, "removed", e);
        }
    }

    private void tell(String container, String what, EngineException why) {
        output.line(
                Stream.ERR,
                "runnable: the container %.12s could not be %s: %s"
                        .formatted(container, what, why.getMessage()));
    }
}
