package dev.runnable.container;

import dev.runnable.container.docker.Endpoint;
import dev.runnable.container.docker.EngineException;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.Locale;

/// Says what to do about an engine that cannot be asked.
final class EngineProblems {
    private EngineProblems() {}

    static Problem of(Endpoint endpoint, EngineException failure) {
        String reason = failure.getMessage().toLowerCase(Locale.ROOT);
        boolean forbidden = reason.contains("permission denied") && !endpoint.isSsh();
        return Problem.error(
                        ProblemCode.NO_CONTAINER_ENGINE,
                        SourceLocation.of(ContainerExecutor.TYPE),
                        forbidden
                                ? "you may not use the Docker engine at " + endpoint
                                : "no Docker engine answers at %s: %s"
                                        .formatted(endpoint, failure.getMessage()))
                .withHint(forbidden ? JOIN : start(endpoint));
    }

    /// What an engine says that has been reached and does not do what a run needs.
    ///
    /// @param wanted what was tried, for a person
    static Problem refused(ProblemCode code, String wanted, String hint, EngineException failure) {
        boolean isFull = isFull(failure);
        return Problem.error(
                        isFull ? ProblemCode.NO_SPACE : code,
                        SourceLocation.of(ContainerExecutor.TYPE),
                        wanted + ": " + failure.getMessage())
                .withHint(isFull ? TIDY : hint);
    }

    private static boolean isFull(EngineException failure) {
        String reason = failure.getMessage().toLowerCase(Locale.ROOT);
        return reason.contains("no space left") || reason.contains("disk quota exceeded");
    }

    private static final String TIDY =
            "Make room on the engine's disk: 'docker system df' shows what it holds, 'docker system"
                    + " prune' removes what nobody uses.";

    private static final String JOIN =
            "Join the group 'docker' (sudo usermod -aG docker $USER, then log in again), or use a"
                    + " rootless engine and set DOCKER_HOST.";

    private static String start(Endpoint endpoint) {
        if (endpoint.isSsh()) {
            return "See whether 'docker -H %s version' works without a question."
                    .formatted(endpoint.address());
        }
        String here = "unix".equals(endpoint.address().getScheme()) ? "Start Docker" : "Start it";
        return here + ", or name another one with DOCKER_HOST or 'docker_host'.";
    }
}
