package dev.runnable.plugins.slurm;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What the job of one attempt leaves, in a folder of its own on the shared file system.
///
/// Whoever makes the folder [#claimed] owns the attempt. A job does so before it starts anything,
/// and so a second job of the same attempt (handed in again after an answer of the controller was
/// lost) does nothing. Whoever has given up on a job makes it, too, and then knows that no job will
/// ever start the step.
record StepFolder(Path path) {
    /// The job did not find its script: it does not see this folder.
    static final int FOLDER_NOT_SEEN = 98;

    /// The attempt was another job's.
    static final int NOT_MINE = 99;

    Path out() {
        return path.resolve("out");
    }

    Path err() {
        return path.resolve("err");
    }

    Path outcome() {
        return path.resolve("outcome.json");
    }

    private Path claimed() {
        return path.resolve("claimed");
    }

    /// What a job does for the attempt, as a script that is sourced.
    String script(List<String> command, Path directory, Path environment) {
        String claim = ShellText.quote(claimed());
        return """
        mkdir %1$s 2>/dev/null || exit %2$d
        echo "$SLURM_JOB_ID" >%1$s/job
        trap : TERM INT HUP
        (
            cd %3$s || exit %4$d
            . %5$s
            exec %6$s </dev/null >%7$s 2>%8$s
        )
        code=$?
        echo "$code" >%9$s && mv %9$s %10$s
        exit "$code"
        """
                .formatted(
                        claim,
                        NOT_MINE,
                        ShellText.quote(directory),
                        FOLDER_NOT_SEEN,
                        ShellText.quote(environment),
                        ShellText.words(command),
                        ShellText.quote(out()),
                        ShellText.quote(err()),
                        ShellText.quote(path.resolve("exit.new")),
                        ShellText.quote(path.resolve("exit")));
    }

    /// Makes sure that no job starts the attempt any more.
    ///
    /// @return whether none has
    boolean claim() {
        try {
            Files.createDirectory(claimed());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            return false; // then it is looked for in the queue
        }
    }

    /// The number of the job that runs it or has run it.
    OptionalLong owner() {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(claimed().resolve("job")).strip()));
        } catch (IOException | NumberFormatException _) { // none, or it has not said so yet
            return OptionalLong.empty();
        }
    }

    /// How the step's process has ended; empty when it has not. The folder is listed before a file
    /// is looked for: on a network that makes what others have written be seen.
    OptionalInt exitCode() {
        try {
            return names().contains("exit")
                    ? OptionalInt.of(
                            Integer.parseInt(Files.readString(path.resolve("exit")).strip()))
                    : OptionalInt.empty();
        } catch (IOException | NumberFormatException _) { // not there yet
            return OptionalInt.empty();
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            return names;
        }
    }
}
