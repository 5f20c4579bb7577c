package dev.runnable.process;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/// The groups of processes that lead one. They find those that have lost their parent and have no
/// mark: it was dropped, or this system shows none.
record ProcessGroups(Collection<ProcessHandle> leaders) {
    /// Kills what is left of them, also where the leader has ended. Java has no call for that.
    ///
    /// @return the process that does it
    Set<ProcessHandle> kill() {
        if (leaders.isEmpty()) {
            return Set.of();
        }
        StringBuilder command = new StringBuilder("kill -s KILL --");
        leaders.forEach(leader -> command.append(" -").append(leader.pid()));
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command.toString());
        shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return Set.of(shell.start().toHandle());
        } catch (IOException e) {
            return Set.of(); // no shell: what else finds them has to do
        }
    }
}
