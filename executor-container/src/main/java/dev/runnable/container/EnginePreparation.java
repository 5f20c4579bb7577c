package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.Endpoint;
import dev.runnable.container.docker.EngineException;
import dev.runnable.event.CodeIdentity;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/// Gets an engine ready for a run: its images are there afterwards, and it has been seen to make
/// containers of them. What would fail every step fails here, before the first one.
final class EnginePreparation {
    private final ContainerConfiguration configuration;
    private final RunContext context;
    private final Consumer<String> progress;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    /// @param progress is told of an image that is fetched: that takes a while
    EnginePreparation(
            ContainerConfiguration configuration, RunContext context, Consumer<String> progress) {
        this.configuration = configuration;
        this.context = context;
        this.progress = progress;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// @param used in the order of the steps
    /// @param parts those in which this program is started
    Prepared prepare(Collection<ContainerOptions> used, Collection<ContainerOptions> parts)
            throws InterruptedException {
        if (!used.isEmpty()) {
            try {
                return prepare(
                        Endpoints.of(configuration.dockerHost(), context.environment()),
                        used,
                        parts);
            } catch (Endpoints.BadEndpoint e) {
                throw new IllegalStateException(e.getMessage(), e); // the check has told it
            }
        }
        return Prepared.nothing(configuration);
    }

    private Prepared prepare(
            Endpoint endpoint,
            Collection<ContainerOptions> used,
            Collection<ContainerOptions> parts)
            throws InterruptedException {
        try (Docker docker = Docker.at(endpoint)) {
            Set<String> fetched = new HashSet<>();
            for (ContainerOptions options : used) {
                if (fetched.add(key(options))) {
                    fetch(docker, options);
                }
            }
            if (problems.isEmpty()) {
                Probe probe = new Probe(docker, configuration, context, endpoint);
                boolean copies = probe.copies(used);
                problems.addAll(probe.problems());
                List<CodeIdentity> images = identities(docker, used);
                return new Prepared(images, copies, copies ? Map.of() : caches(docker, parts));
            }
        } catch (EngineException e) {
            problems.add(EngineProblems.of(endpoint, e));
        }
        return Prepared.nothing(configuration);
    }

    private Map<ContainerOptions, Path> caches(Docker docker, Collection<ContainerOptions> parts)
            throws EngineException, InterruptedException {
        Map<ContainerOptions, Path> caches = new HashMap<>();
        if (problems.isEmpty()) {
            StartCaches all = new StartCaches(docker, context, progress);
            for (ContainerOptions options : parts) {
                all.of(options).ifPresent(folder -> caches.put(options, folder));
            }
        }
        return caches;
    }

    private static String key(ContainerOptions options) {
        return options.theImage() + " " + options.resources().platform().orElse("");
    }

    private void fetch(Docker docker, ContainerOptions options)
            throws EngineException, InterruptedException {
        String image = options.theImage();
        boolean wanted =
                switch (options.pulls()) {
                    case ALWAYS -> true;
                    case MISSING -> docker.digest(image).isEmpty();
                    case NEVER -> false;
                };
        if (!wanted || failed.contains(image)) {
            return;
        }
        progress.accept("fetching the image '" + image + "'");
        try {
            docker.pull(image, options.resources().platform());
        } catch (EngineException e) {
            failed.add(image);
            problems.add(
                    EngineProblems.refused(
                            ProblemCode.NO_IMAGE,
                            "the image '" + image + "' could not be fetched",
                            "Correct 'docker_image', log in to its registry (docker login), or build it"
                                    + " (docker build -t "
                                    + image
                                    + " .).",
                            e));
        }
    }

    private static List<CodeIdentity> identities(Docker docker, Collection<ContainerOptions> used)
            throws EngineException {
        SequencedMap<String, CodeIdentity> identities = new LinkedHashMap<>();
        for (ContainerOptions options : used) {
            String image = options.theImage();
            if (!identities.containsKey(image)) {
                identities.put(image, identity(image, docker.digest(image)));
            }
        }
        return List.copyOf(identities.values());
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
}
