package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.Endpoint;
import dev.runnable.container.docker.EngineException;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Looks whether the engine is there, and what it is asked for.
final class EngineCheck {
    private final ContainerConfiguration configuration;
    private final RunContext context;
    private final List<Problem> problems = new ArrayList<>();

    EngineCheck(ContainerConfiguration configuration, RunContext context) {
        this.configuration = configuration;
        this.context = context;
    }

    List<Problem> check(Collection<ContainerOptions> used) {
        if (context.workingDirectory().getNameCount() == 0) {
            add(
                    ProblemCode.NOT_SUPPORTED,
                    "the working directory is '/', which no container can be given",
                    "Run this in the folder of your project.");
        }
        try {
            check(Endpoints.of(configuration.dockerHost(), context.environment()), used);
        } catch (Endpoints.BadEndpoint e) {
            add(
                    ProblemCode.NO_CONTAINER_ENGINE,
                    String.valueOf(e.getMessage()),
                    "Write it as 'unix:///PATH', 'tcp://HOST:PORT' or 'ssh://USER@HOST'; 'docker context ls' shows your contexts.");
        }
        return problems;
    }

    private void check(Endpoint endpoint, Collection<ContainerOptions> used) {
        if (configuration.transfer() == Transfer.MOUNT || endpoint.isSocket()) {
            used.stream()
                    .map(ContainerOptions::mounts)
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(this::check);
        }
        try (Docker docker = Docker.at(endpoint)) {
            docker.ping();
            for (ContainerOptions options : used) {
                checkImage(docker, options);
            }
        } catch (EngineException e) {
            problems.add(EngineProblems.of(endpoint, e));
        }
    }

    private void check(Mount mount) {
        if (!Files.exists(context.workingDirectory().resolve(mount.source()))) {
            add(
                    ProblemCode.BAD_PATH,
                    "there is no '%s' to be mounted at %s"
                            .formatted(mount.source(), mount.target()),
                    "Make it, or correct 'mounts' of the configuration.");
        }
    }

    /// An image that may be fetched is fetched when the run begins.
    private void checkImage(Docker docker, ContainerOptions options) throws EngineException {
        String image = options.theImage();
        if (options.pulls() == PullPolicy.NEVER && docker.digest(image).isEmpty()) {
            add(
                    ProblemCode.NO_IMAGE,
                    "the engine has no image '%s', and pull_policy is never".formatted(image),
                    "Build it (docker build -t %1$s .), fetch it (docker pull %1$s), or correct 'docker_image'."
                            .formatted(image));
        }
    }

    private void add(ProblemCode code, String message, String hint) {
        problems.add(
                Problem.error(code, SourceLocation.of(ContainerExecutor.TYPE), message)
                        .withHint(hint));
    }
}
