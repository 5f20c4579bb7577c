package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The containers of one run.
final class Containers implements AutoCloseable {
    private final Docker docker;
    private final RunContext context;
    private final boolean copies;
    private final Mounts mounts;
    private final Leftovers leftovers;
    private final WarmContainers warm;

    /// @param copies whether files are copied, not mounted
    Containers(Docker docker, RunContext context, boolean copies, Mounts mounts) {
        this.docker = docker;
        this.context = context;
        this.copies = copies;
        this.mounts = mounts;
        this.leftovers = new Leftovers(docker, context);
        this.warm = new WarmContainers(docker, leftovers);
    }

    /// Where the process of one attempt runs.
    ///
    /// @param sandbox the private folder that it runs in; empty: that of the run
    Place place(ContainerOptions options, StepPath step, int attempt, Optional<Path> sandbox) {
        return new Place(options, step, attempt, sandbox.orElse(context.workingDirectory()));
    }

    /// In a container of its own, or one that has served others.
    final class Place implements Elsewhere {
        private final ContainerOptions options;
        private final StepPath step;
        private final int attempt;
        private final Path directory;

        private Place(ContainerOptions options, StepPath step, int attempt, Path directory) {
            this.options = options;
            this.step = step;
            this.attempt = attempt;
            this.directory = directory;
        }

        @Override
        public Ended run(List<String> command, Folders folders, TaskOutput output)
                throws IOException, InterruptedException {
            leftovers.remove(step);
            String user = options.user().isPresent() ? options.user().get() : owner(folders);
            List<String> all = new ArrayList<>(options.entrypoint());
            all.addAll(command);
            if (isShared(options, copies) && mounts.serveAll(options, directory, folders)) {
                ContainerSpec idle =
                        spec(
                                Idle.by(all),
                                mounts.ofAll(options),
                                Leftovers.labels(context),
                                user,
                                true);
                return warm.run(idle, new WarmContainers.Work(all, place(), user, options), output);
            }
            Crossing crossing =
                    copies ? new Freight(docker, context, directory, folders) : Crossing.MOUNTED;
            List<Mount> seen =
                    copies
                            ? Mounts.ofUser(options, context)
                            : mounts.of(options, directory, folders);
            return new OneContainer(docker, options, crossing, leftovers, output)
                    .run(spec(all, seen, labels(), user, false));
        }

        @Override
        public Optional<String> launcher(Path ours) throws IOException, InterruptedException {
            return new RuntimeInImage(docker.labels(options.theImage())).launcher(ours);
        }

        private ContainerSpec spec(
                List<String> command,
                List<Mount> seen,
                Map<String, String> labels,
                String user,
                boolean waits) {
            return new ContainerSpec(
                    options.theImage(),
                    command,
                    options.environment(),
                    place(),
                    seen,
                    labels,
                    Optional.of(user),
                    options.resources(),
                    !options.removes(),
                    waits);
        }

        /// In the container.
        private Path place() {
            return copies ? directory : options.workdir().map(Path::of).orElse(directory);
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>(Leftovers.labels(context, step, attempt));
            if (!options.removes()) {
                labels.put(Leftovers.KEPT, "true");
            }
            return labels;
        }

        /// The caller, who has made the folders.
        private String owner(Folders folders) throws IOException {
            Path made = folders.shared().getFirst();
            return Files.getAttribute(made, "unix:uid")
                    + ":"
                    + Files.getAttribute(made, "unix:gid");
        }
    }

    /// Whether a step runs in a container that serves others as well. One that is kept tells of one
    /// step, and what was copied for one step would be there for the next.
    static boolean isShared(ContainerOptions options, boolean copies) {
        return options.reuses() && options.removes() && !copies;
    }

    /// Removes those that are left.
    @Override
    public void close() {
        warm.close();
        try {
            leftovers.removeOwn();
        } catch (EngineException _) { // then the next run on this machine does
        }
    }
}
