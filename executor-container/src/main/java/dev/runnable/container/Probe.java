package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.Endpoint;
import dev.runnable.container.docker.EngineException;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import dev.runnable.task.PrivateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Has the engine make a container like those of the run, which is removed and never begins: a full
/// disk, an image of another platform and folders that are not there are known by that.
///
/// Whether the engine sees the files of this machine cannot be told from its address: a port of
/// this machine may lead to another one, and another address to this one. So it is asked to mount a
/// new folder, whose name nobody else has, and those that steps need.
final class Probe {
    private final Docker docker;
    private final ContainerConfiguration configuration;
    private final RunContext context;
    private final Endpoint endpoint;
    private final List<Problem> problems = new ArrayList<>();

    Probe(
            Docker docker,
            ContainerConfiguration configuration,
            RunContext context,
            Endpoint endpoint) {
        this.docker = docker;
        this.configuration = configuration;
        this.context = context;
        this.endpoint = endpoint;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// @return whether files have to be copied
    boolean copies(Collection<ContainerOptions> used) throws EngineException {
        boolean copies =
                configuration.transfer() == Transfer.COPY || !sharesFiles(used.iterator().next());
        if (copies && configuration.transfer() == Transfer.MOUNT) {
            problems.add(
                    Problem.error(
                                    ProblemCode.ENGINE_ELSEWHERE,
                                    SourceLocation.of(ContainerExecutor.TYPE),
                                    "the Docker engine at %s does not see the files of this machine, and 'transfer' is mount"
                                            .formatted(endpoint))
                            .withHint("Leave 'transfer' out, or write 'transfer: copy'."));
            return true;
        }
        for (ContainerOptions options : used) {
            make(options);
        }
        return copies;
    }

    private boolean sharesFiles(ContainerOptions options) throws EngineException {
        Path folder = context.temporaryDirectory().resolve("probe");
        List<Path> needed =
                Stream.of(folder, context.workingDirectory(), context.pipelineDirectory())
                        .distinct()
                        .toList();
        try {
            PrivateFolders.make(folder);
        } catch (IOException e) {
            return true; // the first step tells that nothing can be written
        }
        try {
            docker.remove(docker.create(spec(options, needed.stream().map(Mount::same).toList())));
            return true;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
            // what else it is, is told below
            return needed.stream().noneMatch(it -> e.getMessage().contains(it.toString()));
        } finally {
            PrivateFolders.remove(folder);
            removeIfEmpty(context.temporaryDirectory());
        }
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException _) { // the run has something in it, and removes it
        }
    }

    private void make(ContainerOptions options) throws EngineException {
        String container;
        try {
            container = docker.create(spec(options, Mounts.ofUser(options, context)));
        } catch (EngineException e) {
            refused(options, e);
            return;
        }
        try {
            if (options.resources().gpus().isPresent()) {
                docker.start(container);
            }
        } catch (EngineException e) {
            // it has no command that any image has: what else fails says nothing
            if (e.getMessage().contains("device driver")) {
                refused(options, e);
            }
        } finally {
            docker.remove(container);
        }
    }

    private void refused(ContainerOptions options, EngineException failure) throws EngineException {
        if (failure.kind() == EngineException.Kind.UNREACHABLE) {
            throw failure;
        }
        problems.add(
                EngineProblems.refused(
                        ProblemCode.CONTAINER_REFUSED,
                        "the engine makes no container of the image '%s' as it is configured"
                                .formatted(options.theImage()),
                        "Correct the configuration of 'local-container', or use an engine that can do it.",
                        failure));
    }

    private ContainerSpec spec(ContainerOptions options, List<Mount> mounts) {
        return new ContainerSpec(
                options.theImage(),
                List.of("true"),
                options.environment(),
                context.workingDirectory(),
                mounts,
                Leftovers.labels(context),
                Optional.empty(),
                options.resources(),
                false,
                false);
    }
}
