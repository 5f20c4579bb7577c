package dev.runnable.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.runnable.event.CodeIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks a real git about real repositories.
class GitIdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void needGit() throws Exception {
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "t");
            environment.put("GIT_" + who + "_EMAIL", "t@example.com");
        }
        // nothing above the temporary folder is to be taken for the repository
        environment.put("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent()));
        try {
            git("--version");
        } catch (IOException e) {
            if (System.getenv().getOrDefault("RUNNABLE_REQUIRE", "").contains("git")) {
                throw e;
            }
            abort("there is no git on this machine");
        }
    }

    @Test
    void aCleanCheckoutIsDependable() throws Exception {
        String commit = repository();
        git("remote", "add", "origin", "https://ci:s3cret@example.com/team/project.git");
        assertThat(identity())
                .isEqualTo(
                        new CodeIdentity(
                                Optional.of(commit),
                                "git",
                                true,
                                "https://example.com/team/project.git",
                                ""));
    }

    @Test
    void aRepositoryWithoutRemoteIsDependableToo() throws Exception {
        repository();
        assertThat(identity().dependable()).isTrue();
        assertThat(identity().url()).isEmpty();
    }

    @Test
    void everyKindOfChangeCounts() throws Exception {
        String commit = repository();
        write("a file.txt", "changed");
        write("ünträcked", "new");
        write("staged", "new");
        git("add", "staged");
        git("mv", "moved", "moved there");
        assertThat(identity())
                .isEqualTo(
                        new CodeIdentity(
                                Optional.of(commit),
                                "git",
                                false,
                                "",
                                "changes found in a file.txt, moved there, staged, ünträcked"));
    }

    @Test
    void aFileThatIsOnlyForgottenByTheIndexIsNamedOnce() throws Exception {
        repository();
        git("rm", "-q", "--cached", "a file.txt");
        assertThat(identity().message()).isEqualTo("changes found in a file.txt");
    }

    @Test
    void aConflictCounts() throws Exception {
        repository();
        git("checkout", "-q", "-b", "other");
        write("a file.txt", "theirs");
        commit("theirs");
        git("checkout", "-q", "main");
        write("a file.txt", "ours");
        commit("ours");
        try {
            git("merge", "-q", "other");
        } catch (IOException _) {
            // that is the conflict
        }
        assertThat(identity().message()).isEqualTo("changes found in a file.txt");
    }

    @Test
    void whatRunsLeaveBehindDoesNotCountButWhatIsBesideItDoes() throws Exception {
        repository();
        write(".run_log_store/r1.json", "{}");
        write("out/catalog/r1/x", "x");
        write("tracked[1]/log", "first");
        commit("a log that somebody committed");
        write("tracked[1]/log", "second");
        write(".run_log_store/r2.json", "{}");
        write("out/catalog/r2/x", "x");
        List<Path> own =
                List.of(
                        Path.of(".run_log_store"),
                        folder.resolve("out/catalog"),
                        folder.resolve("tracked[1]"),
                        Path.of("."),
                        Path.of("/elsewhere/logs"),
                        folder.resolveSibling("outside"));
        assertThat(identity(folder, own).dependable()).isTrue();
        write("out/mine", "x");
        assertThat(identity(folder, own).message()).isEqualTo("changes found in out/mine");
    }

    @Test
    void theWholeRepositoryCountsFromAFolderInIt() throws Exception {
        repository();
        write("sub/b", "x");
        commit("sub");
        write("a file.txt", "changed");
        write("logs/r1", "x");
        CodeIdentity identity = identity(folder.resolve("sub"), List.of(folder.resolve("logs")));
        assertThat(identity.message()).isEqualTo("changes found in a file.txt");
    }

    @Test
    void manyChangesAreNotAllNamed() throws Exception {
        repository();
        for (int i = 0; i < 30; i++) {
            write("new" + (10 + i), "x");
        }
        assertThat(identity().message())
                .startsWith("changes found in new10, new11, ")
                .endsWith("new19 and 20 more");
    }

    @Test
    void aFolderThatIsNoRepositoryHasNoIdentity() throws IOException {
        assertThat(identity())
                .isEqualTo(
                        new CodeIdentity(
                                Optional.empty(), "git", false, "", "not a git repository"));
    }

    @Test
    void aRepositoryWithoutCommitHasNoIdentity() throws Exception {
        git("init", "-q");
        write("a", "x");
        assertThat(identity().identifier()).isEmpty();
        assertThat(identity().message()).isEqualTo("the repository has no commit yet");
    }

    @Test
    void aRepositoryOfSomebodyElseIsExplained() throws Exception {
        repository();
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        assertThat(identity().identifier()).isEmpty();
        assertThat(identity().message()).contains("safe.directory");
    }

    @Test
    void aMachineWithoutGitHasNoIdentity() {
        environment.put("PATH", folder.toString());
        assertThat(identity().identifier()).isEmpty();
        assertThat(identity().message()).isEqualTo("git is not installed, or not in the PATH");
    }

    @Test
    void aFolderThatIsNotThereHasNoIdentity() {
        CodeIdentity identity = identity(folder.resolve("missing"), List.of());
        assertThat(identity.identifier()).isEmpty();
        assertThat(identity.message()).isEqualTo("there is no folder " + folder.resolve("missing"));
    }

    @Test
    void aGitThatHangsIsNotWaitedForLong() throws Exception {
        repository();
        Path hook = write(".git/hang", "#!/bin/sh\nsleep 600\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        git("config", "core.fsmonitor", hook.toString());
        CodeIdentity identity =
                new GitIdentity(folder, List.of(), environment, Duration.ofSeconds(1)).read();
        assertThat(identity.message()).isEqualTo("git did not answer within 1 s");
    }

    @Test
    void containersAndWorkflowsHandTheirIdentitiesDown() throws Exception {
        repository();
        environment.put("RUNNABLE_CODE_ID_DOCKER_IMAGE_DIGEST", "sha256:abc");
        environment.put("RUNNABLE_CODE_ID_ARGO_WORKFLOW_UID", "uid-1");
        assertThat(CodeIdentities.of(folder, List.of(), environment))
                .extracting(CodeIdentity::type)
                .containsExactly("git", "docker", "argo");
        assertThat(CodeIdentities.of(folder, List.of(), environment).get(1))
                .isEqualTo(new CodeIdentity(Optional.of("sha256:abc"), "docker", true, "", ""));
    }

    private CodeIdentity identity() {
        return identity(folder, List.of());
    }

    private CodeIdentity identity(Path workingDirectory, List<Path> own) {
        return new GitIdentity(workingDirectory, own, environment, PATIENCE).read();
    }

    /// @return the commit
    private String repository() throws Exception {
        git("init", "-q");
        git("checkout", "-q", "-b", "main");
        write("a file.txt", "one");
        write("moved", "two");
        commit("first");
        return git("rev-parse", "HEAD").strip();
    }

    private void commit(String message) throws Exception {
        git("add", "--all");
        git("commit", "-q", "--no-gpg-sign", "-m", message);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, content);
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst("git");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }
}
