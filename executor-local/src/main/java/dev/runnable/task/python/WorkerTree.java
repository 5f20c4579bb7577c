package dev.runnable.task.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Ends workers with all that they started.
///
/// Children are found through their parents, and through the group that each worker leads: those
/// whose parent has died are nobody's children any more.
final class WorkerTree {
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);
    private static final long POLL_NANOS = 2_000_000;

    private WorkerTree() {}

    /// Asks, waits, and then does not ask again. An interruption does not hasten or stop it.
    static void end(Process worker, Duration grace) {
        LinkedHashSet<ProcessHandle> tree = new LinkedHashSet<>(members(worker));
        tree.forEach(ProcessHandle::destroy);
        waitFor(() -> noneAlive(tree), grace);
        tree.stream().toList().forEach(one -> one.descendants().forEach(tree::add));
        kill(tree, List.of(worker.pid()));
        waitFor(() -> !worker.isAlive(), AFTER_KILL);
    }

    /// The worker and its descendants at this moment.
    static List<ProcessHandle> members(Process worker) {
        List<ProcessHandle> all = new ArrayList<>(worker.toHandle().descendants().toList());
        all.add(worker.toHandle());
        return all;
    }

    /// Kills processes and groups, and waits until the processes are gone.
    static void kill(Collection<ProcessHandle> processes, Collection<Long> leaders) {
        processes.forEach(ProcessHandle::destroyForcibly);
        killGroups(leaders);
        waitFor(() -> noneAlive(processes), AFTER_KILL);
    }

    /// Kills what is left of process groups whose leaders may have died already. Java has no call
    /// for that.
    private static void killGroups(Collection<Long> leaders) {
        if (leaders.isEmpty()) {
            return;
        }
        StringBuilder command = new StringBuilder("kill -s KILL --");
        leaders.forEach(leader -> command.append(" -").append(leader));
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command.toString());
        shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process killing = shell.start();
            waitFor(() -> !killing.isAlive(), AFTER_KILL);
        } catch (IOException _) { // no shell: what the handles reach has to do
        }
    }

    /// @return whether it came true in time
    static boolean waitFor(BooleanSupplier condition, Duration atMost) {
        boolean interrupted = false;
        long end = System.nanoTime() + atMost.toNanos();
        boolean done = condition.getAsBoolean();
        while (!done && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
            interrupted |= Thread.interrupted();
            done = condition.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return done;
    }

    private static boolean noneAlive(Collection<ProcessHandle> processes) {
        return processes.stream().noneMatch(WorkerTree::isAlive);
    }

    /// A process that has ended, but whose parent has not noticed, is dead.
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            Path file = Path.of("/proc", Long.toString(pid), "stat");
            String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException _) { // it has ended, or there is no /proc here
            return false;
        }
    }
}
