package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.Endpoint;
import dev.runnable.container.docker.EngineException;
import dev.runnable.event.CodeIdentity;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Looks whether the engine is there, and what it is asked for.
final class EngineCheck {
    private final ContainerConfiguration configuration;
    private final RunContext context;
    private final List<Problem> problems = new ArrayList<>();
    private final SequencedMap<String, CodeIdentity> identities = new LinkedHashMap<>();

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
        used.stream()
                .map(ContainerOptions::mounts)
                .flatMap(List::stream)
                .distinct()
                .forEach(this::check);
        try {
            check(Endpoints.of(configuration.dockerHost(), context.environment()), used);
        } catch (Endpoints.BadEndpoint e) {
            add(
                    ProblemCode.NO_CONTAINER_ENGINE,
                    String.valueOf(e.getMessage()),
                    "Write it as 'unix:///PATH' or 'tcp://HOST:PORT'; 'docker context ls' shows your contexts.");
        }
        return problems;
    }

    private void check(Endpoint endpoint, Collection<ContainerOptions> used) {
        if (endpoint.isElsewhere()) {
            add(
                    ProblemCode.NOT_SUPPORTED,
                    "the Docker engine at %s is another machine's, which does not see the files of this one"
                            .formatted(endpoint),
                    "Use an engine of this machine.");
            return;
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

    /// An image that may be fetched is fetched by the first step that needs it.
    private void checkImage(Docker docker, ContainerOptions options) throws EngineException {
        String image = options.theImage();
        Optional<String> digest = docker.digest(image);
        identities.put(image, identity(image, digest));
        if (options.pulls() == PullPolicy.NEVER && digest.isEmpty()) {
            add(
                    ProblemCode.NO_IMAGE,
                    "the engine has no image '%s', and pull_policy is never".formatted(image),
                    "Build it (docker build -t %1$s .), fetch it (docker pull %1$s), or correct 'docker_image'."
                            .formatted(image));
        }
    }

    /// A name is no promise: it may mean another image tomorrow.
    private static CodeIdentity identity(String image, Optional<String> digest) {
        return new CodeIdentity(
                digest.or(() -> Optional.of(image)),
                "docker",
                digest.isPresent(),
                "",
                digest.isPresent() ? "" : "the engine did not have the image when the run began");
    }

    /// Of the images that are used, as they were found.
    List<CodeIdentity> identities() {
        return List.copyOf(identities.values());
    }

    private void add(ProblemCode code, String message, String hint) {
        problems.add(
                Problem.error(code, SourceLocation.of("local-container"), message).withHint(hint));
    }
}
