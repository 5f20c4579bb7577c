package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Sees to it that images are there: each once a run.
final class Images {
    private final Docker docker;
    private final Set<String> ready = new HashSet<>();

    /// A lock and not a monitor: whoever waits can be interrupted.
    private final ReentrantLock fetching = new ReentrantLock();

    Images(Docker docker) {
        this.docker = docker;
    }

    /// @param output is told of an image that is fetched: that takes a while
    /// @throws EngineException when it cannot be had, with a text for a person
    void fetch(ContainerOptions options, TaskOutput output)
            throws EngineException, InterruptedException {
        fetching.lockInterruptibly();
        try {
            String key = options.theImage() + " " + options.resources().platform().orElse("");
            if (!ready.contains(key)) {
                fetchOnce(options, output);
                ready.add(key);
            }
        } finally {
            fetching.unlock();
        }
    }

    private void fetchOnce(ContainerOptions options, TaskOutput output)
            throws EngineException, InterruptedException {
        String image = options.theImage();
        boolean wanted =
                switch (options.pulls()) {
                    case ALWAYS -> true;
                    case MISSING -> docker.digest(image).isEmpty();
                    case NEVER -> false;
                };
        if (wanted) {
            output.line(Stream.ERR, "runnable: fetching the image '" + image + "'");
            try {
                docker.pull(image, options.resources().platform());
            } catch (EngineException e) {
                throw e.during("the image '" + image + "' could not be fetched");
            }
        }
    }
}
