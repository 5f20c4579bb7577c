package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.process.ExitCode;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.task.Elsewhere.Ended;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A container from its making to its end.
final class OneContainer {
    /// To end by itself when it is told to.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private final Docker docker;
    private final ContainerOptions options;
    private final TaskOutput output;

    OneContainer(Docker docker, ContainerOptions options, TaskOutput output) {
        this.docker = docker;
        this.options = options;
        this.output = output;
    }

    Ended run(ContainerSpec spec) throws EngineException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String container = docker.create(spec);
        try {
            return startOrLose(container);
        } finally {
            if (options.removes()) {
                remove(container);
            }
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
        return new Ended(ended.code(), why(ended));
    }

    /// Whoever interrupts is told so, also when this fails.
    private void stop(String container) {
        try {
            docker.stop(container, GRACE);
        } catch (EngineException e) {
            tell(container, "stopped", e);
        }
    }

    private String why(Docker.Ended ended) {
        String text = ExitCode.text(ended.code());
        if (ended.outOfMemory()) {
            return text + " (the container ran out of memory" + limit() + ")";
        }
        return switch (ended.code()) {
            case NOT_FOUND ->
                    text + " (command not found in the image '" + options.theImage() + "')";
            case CANNOT_EXECUTE ->
                    text
                            + " (a command could not be executed in the image '"
                            + options.theImage()
                            + "')";
            default -> text;
        };
    }

    private String limit() {
        return options.resources().memory().isPresent()
                ? ", of which it may have "
                        + options.resources().memory().getAsLong() / (1 << 20)
                        + " MiB"
                : "";
    }

    /// What the step came to counts, also when this fails.
    private void remove(String container) {
        try {
            docker.remove(container);
        } catch (EngineException e) {
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
