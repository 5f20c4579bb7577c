package dev.runnable.task;

import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts the process of one attempt where programs and environment are not those of this machine,
/// for instance in a container. It runs in the attempt's working directory.
@FunctionalInterface
public interface Elsewhere {
    /// Runs a process to its end.
    ///
    /// @param command its first word is looked up there
    /// @param folders what it has to find at the same paths, besides the working directory
    /// @param output gets all that it writes, before this returns
    /// @throws IOException when it could not be started or watched, with a text for a person
    /// @throws InterruptedException when this thread was interrupted; the process is gone by then
    Ended run(List<String> command, Folders folders, TaskOutput output)
            throws IOException, InterruptedException;

    /// Folders and files of this machine.
    ///
    /// @param shared what it may write to, its private folder first
    /// @param given what it only reads
    record Folders(List<Path> shared, List<Path> given) {
        public Folders {
            shared = List.copyOf(shared);
            given = List.copyOf(given);
        }

        /// The private folder of one process, and nothing else.
        public static Folders of(Path folder) {
            return new Folders(List.of(folder), List.of());
        }
    }

    /// Where this very program is there already, so that nobody has to show it.
    ///
    /// @param ours the launcher of this one
    /// @return its launcher there; empty where there is none, or one of another build
    default Optional<String> launcher(Path ours) throws IOException, InterruptedException {
        return Optional.empty();
    }

    /// How it ended.
    ///
    /// @param code 128 and the signal's number for a process that a signal ended
    /// @param why what that says to a person
    record Ended(int code, String why) {}
}
