package dev.runnable.code;

import dev.runnable.event.CodeIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that tells which code a run runs: read once, when the run starts.
public final class CodeIdentities {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CodeIdentities() {}

    /// Reads the git identity of a folder, and those that a container or a workflow hands down in
    /// the environment. Waits for git for a few seconds at most.
    ///
    /// @param ownFolders where runs leave their files: changes in there are not the user's
    public static List<CodeIdentity> of(
            Path workingDirectory, List<Path> ownFolders, Map<String, String> environment) {
        List<CodeIdentity> identities = new ArrayList<>();
        identities.add(new GitIdentity(workingDirectory, ownFolders, environment, PATIENCE).read());
        fromEnvironment(environment, "RUNNABLE_CODE_ID_DOCKER_IMAGE_DIGEST", "docker")
                .ifPresent(identities::add);
        fromEnvironment(environment, "RUNNABLE_CODE_ID_ARGO_WORKFLOW_UID", "argo")
                .ifPresent(identities::add);
        return identities;
    }

    private static Optional<CodeIdentity> fromEnvironment(
            Map<String, String> environment, String variable, String type) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> new CodeIdentity(Optional.of(value.strip()), type, true, "", ""));
    }
}
