package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.Docker;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.WriterProcess;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the containers of one run.
final class Containers {
    private final Docker docker;
    private final RunContext context;
    private final Images images;
    private final Mounts mounts;
    private final Leftovers leftovers;

    Containers(Docker docker, RunContext context) {
        this.docker = docker;
        this.context = context;
        this.images = new Images(docker);
        this.mounts = new Mounts(context);
        this.leftovers = new Leftovers(docker, context);
    }

    /// Where the process of one attempt runs.
    ///
    /// @param sandbox the private folder that it runs in; empty: that of the run
    Place place(ContainerOptions options, StepPath step, int attempt, Optional<Path> sandbox) {
        return new Place(options, step, attempt, sandbox);
    }

    /// One container a process.
    final class Place implements Elsewhere {
        private final ContainerOptions options;
        private final StepPath step;
        private final int attempt;
        private final Optional<Path> sandbox;

        private Place(
                ContainerOptions options, StepPath step, int attempt, Optional<Path> sandbox) {
            this.options = options;
            this.step = step;
            this.attempt = attempt;
            this.sandbox = sandbox;
        }

        @Override
        public Ended run(List<String> command, List<Path> folders, TaskOutput output)
                throws IOException, InterruptedException {
            leftovers.remove();
            images.fetch(options, output);
            return new OneContainer(docker, options, output).run(spec(command, folders));
        }

        @Override
        public Optional<String> launcher(Path ours, TaskOutput output)
                throws IOException, InterruptedException {
            images.fetch(options, output);
            return new RuntimeInImage(docker.labels(options.theImage())).launcher(ours);
        }

        private ContainerSpec spec(List<String> command, List<Path> folders) throws IOException {
            boolean wrapped = !options.entrypoint().isEmpty();
            Path directory = sandbox.orElse(context.workingDirectory());
            return new ContainerSpec(
                    options.theImage(),
                    wrapped ? options.entrypoint() : command.subList(0, 1),
                    wrapped ? command : command.subList(1, command.size()),
                    new LinkedHashMap<>(options.environment()),
                    options.workdir().map(Path::of).orElse(directory),
                    mounts.of(options, directory, folders),
                    labels(),
                    Optional.of(options.user().isPresent() ? options.user().get() : owner(folders)),
                    options.resources(),
                    !options.removes());
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>();
            labels.put(Leftovers.RUN, context.runId());
            labels.put(Leftovers.OWNER, WriterProcess.current(context.workingDirectory()).text());
            labels.put("dev.runnable.folder", context.workingDirectory().toString());
            labels.put("dev.runnable.step", step.text());
            labels.put("dev.runnable.attempt", Integer.toString(attempt));
            if (!options.removes()) {
                labels.put(Leftovers.KEPT, "true");
            }
            return labels;
        }

        /// The caller, who has made the folders.
        private String owner(List<Path> folders) throws IOException {
            Path made = folders.getFirst();
            return Files.getAttribute(made, "unix:uid")
                    + ":"
                    + Files.getAttribute(made, "unix:gid");
        }
    }
}
