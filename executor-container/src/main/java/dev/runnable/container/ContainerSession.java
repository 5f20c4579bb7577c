package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.SharedFolders;
import dev.runnable.task.part.PartsElsewhere;
import dev.runnable.task.python.CallsElsewhere;
import dev.runnable.task.shell.ScriptsElsewhere;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One run whose steps are containers.
final class ContainerSession implements TraversingExecutor.Session {
    private static final String NO_PARTS = "what runs this cannot be started in a container";

    private final ContainerConfiguration configuration;
    private final Prepared prepared;
    private final SharedFolders folders;
    private final RunContext context;
    private final Supplier<Docker> engine;
    private final Supplier<TraversingExecutor> local;
    private final ScriptsElsewhere scripts;
    private final CallsElsewhere calls;
    private final Optional<PartsElsewhere> parts;
    private TraversingExecutor.@Nullable Session locally;
    private @Nullable Docker docker;
    private @Nullable Containers containers;

    /// @param engine asked for when the first step needs it
    ContainerSession(
            ContainerConfiguration configuration,
            Prepared prepared,
            RunContext context,
            Supplier<Docker> engine,
            Supplier<TraversingExecutor> local) {
        this.configuration = configuration;
        this.prepared = prepared;
        this.context = context;
        this.engine = engine;
        this.local = local;
        this.folders = new SharedFolders(context.temporaryDirectory().resolve("containers/shared"));
        this.scripts = new ScriptsElsewhere(context, folders);
        this.calls = new CallsElsewhere(context, folders);
        this.parts =
                context.selfStart()
                        .filter(PartsElsewhere::isLauncher)
                        .map(self -> new PartsElsewhere(context, self, folders));
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        if (ContainerConfiguration.runsLocally(attempt.node().options())) {
            return locally().run(attempt);
        }
        ContainerOptions options = configuration.of(attempt.node().options());
        Containers.Place place =
                containers()
                        .place(
                                options,
                                attempt.step(),
                                attempt.number(),
                                attempt.workingDirectory());
        return switch (attempt.node().task().type()) {
            case "shell" -> scripts.run(attempt, place);
            case "python" -> calls.run(attempt, place);
            default ->
                    parts.isPresent()
                            ? parts.get().run(attempt, place, caches(options))
                            : Failed.because(NO_PARTS);
        };
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        StepPath step = reduction.step();
        Containers.Place place =
                containers()
                        .place(configuration.usual(), step, reduction.attempt(), Optional.empty());
        if (reduction.reducer().commandType().equals("python")) {
            return calls.reduce(reduction, place);
        }
        return parts.isPresent()
                ? parts.get().reduce(reduction, place, caches(configuration.usual()))
                : Failed.because(NO_PARTS);
    }

    private Optional<Path> caches(ContainerOptions options) {
        return Optional.ofNullable(prepared.caches().get(options));
    }

    private synchronized Containers containers() {
        if (docker == null || containers == null) {
            docker = engine.get();
            containers =
                    new Containers(
                            docker,
                            context,
                            prepared.copies(),
                            new Mounts(context, folders, parts, prepared.caches()));
        }
        return containers;
    }

    private synchronized TraversingExecutor.Session locally() {
        if (locally == null) {
            locally = local.get().open(context);
        }
        return locally;
    }

    @Override
    public synchronized void close() {
        try (Docker _ = docker;
                Containers _ = containers) {
            if (locally != null) {
                locally.close();
            }
        }
    }
}
