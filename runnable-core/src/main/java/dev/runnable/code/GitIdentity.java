package dev.runnable.code;

import dev.runnable.event.CodeIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which commit a folder has checked out, and whether the files differ from it.
///
/// @param ownFolders folders whose changes do not count
/// @param patience how long git may take
record GitIdentity(
        Path workingDirectory,
        List<Path> ownFolders,
        Map<String, String> environment,
        Duration patience) {
    private static final List<String> STATUS =
            List.of(
                    "status",
                    "--porcelain=v2",
                    "--branch",
                    "--untracked-files=normal",
                    "-z",
                    "--",
                    ":/");
    private static final List<String> REMOTE = List.of("config", "--get", "remote.origin.url");

    GitIdentity {
        ownFolders = List.copyOf(ownFolders);
        environment = Map.copyOf(environment);
        workingDirectory = workingDirectory.normalize();
    }

    CodeIdentity read() {
        try (GitCommand status = start(status());
                GitCommand remote = start(REMOTE)) {
            return identity(status.await(patience), remote.await(patience));
        } catch (IOException e) {
            return unknown("", String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unknown("", "interrupted while git was asked");
        }
    }

    private GitCommand start(List<String> arguments) throws IOException {
        if (!Files.isDirectory(workingDirectory)) {
            throw new IOException("there is no folder " + workingDirectory);
        }
        return GitCommand.start(workingDirectory, environment, arguments);
    }

    private List<String> status() {
        List<String> arguments = new ArrayList<>(STATUS);
        for (Path own : ownFolders) {
            Path relative = workingDirectory.relativize(workingDirectory.resolve(own)).normalize();
            if (!relative.toString().isEmpty() && isInRepository(own)) {
                arguments.add(":(exclude,literal)" + relative);
            }
        }
        return arguments;
    }

    /// Git refuses to leave out what is not in its repository.
    private boolean isInRepository(Path own) {
        Path absolute = workingDirectory.resolve(own).normalize();
        return absolute.startsWith(workingDirectory) || absolute.startsWith(top());
    }

    private Path top() {
        Path folder = workingDirectory;
        while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder.getParent() == null ? workingDirectory : folder;
    }

    private CodeIdentity identity(GitCommand.Result status, GitCommand.Result remote) {
        String url = remote.exitCode() == 0 ? RemoteUrl.withoutCredentials(remote.output()) : "";
        if (status.exitCode() != 0) {
            return unknown(url, refusal(status.errors()));
        }
        GitStatus parsed = GitStatus.parse(status.output());
        if (parsed.commit().isEmpty()) {
            return unknown(url, "the repository has no commit yet");
        }
        String message = parsed.changes();
        return new CodeIdentity(parsed.commit(), "git", message.isEmpty(), url, message);
    }

    private static String refusal(String errors) {
        if (errors.contains("not a git repository")) {
            return "not a git repository";
        }
        if (errors.contains("dubious ownership")) {
            return "git does not trust this folder, because another user owns it;"
                    + " see git's setting safe.directory";
        }
        return errors.lines().findFirst().orElse("git failed without a word");
    }

    private static CodeIdentity unknown(String url, String message) {
        return new CodeIdentity(Optional.empty(), "git", false, url, message);
    }
}
