package dev.runnable.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// Processes and all that came from them, as far as they can be found: their descendants, also
/// those that they lose after this was made, whoever carries the mark (on Linux, also after a
/// double fork, `setsid` or `nohup`), and the groups that they lead. What dropped the mark, left
/// the group and has been adopted by another process is not found. Used by one thread.
public final class ProcessTree {
    private static final Duration LAST = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 5;
    private static final int LOOKS = 4;
    private static final int LOOKS_FOR_NOBODY = 2;
    private static final int UNSURE_LOOKS = 50;

    private final Set<ProcessHandle> roots;
    private final ProcessMark mark;
    private final ProcessGroups groups;

    /// All that were ever seen: who has lost its parent is found again.
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    private final Instant started;
    private boolean sure = true;

    private ProcessTree(Collection<ProcessHandle> roots, ProcessMark mark, ProcessGroups groups) {
        this.roots = Set.copyOf(roots);
        this.mark = mark;
        this.groups = groups;
        this.started =
                roots.stream()
                        .flatMap(root -> root.info().startInstant().stream())
                        .min(Comparator.naturalOrder())
                        .orElseGet(ProcessMark::earliest);
        known.addAll(roots);
        known.addAll(living());
    }

    public static ProcessTree of(ProcessHandle root, ProcessMark mark) {
        return new ProcessTree(List.of(root), mark, new ProcessGroups(List.of()));
    }

    /// @param leaders that may have ended, each of a process group of its own
    public static ProcessTree ofLeaders(Collection<ProcessHandle> leaders, ProcessMark mark) {
        return new ProcessTree(leaders, mark, new ProcessGroups(leaders));
    }

    /// Asks all of them to end, and kills those that have not after `grace`. Returns when they are
    /// gone, or a few seconds after they were killed, where the system holds on to one of them. Not
    /// interruptible; an interruption is kept for the caller.
    public void end(Duration grace) {
        boolean interrupted = askToEnd(grace);
        interrupted |= kill();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean askToEnd(Duration grace) {
        long start = System.nanoTime();
        boolean interrupted = false;
        Set<ProcessHandle> asked = new HashSet<>();
        SequencedSet<ProcessHandle> left = living();
        while (!left.isEmpty() && System.nanoTime() - start < grace.toNanos()) {
            left.stream().filter(asked::add).forEach(ProcessHandle::destroy);
            interrupted |= awaitEnd(left, start + grace.toNanos());
            left = living();
        }
        return interrupted;
    }

    /// Looks again after every round: one of them may have started another one meanwhile. Nothing
    /// is believed to be left only when several looks in a row found nothing and, for a while, when
    /// none of them may have overlooked a process that was just being executed.
    private boolean kill() {
        long deadline = System.nanoTime() + LAST.toNanos();
        Set<ProcessHandle> killing = groups.kill();
        boolean interrupted = false;
        int quiet = 0;
        for (int looks = 0; quiet < looks() && System.nanoTime() - deadline < 0; looks++) {
            interrupted |= looks > 0 && pause();
            SequencedSet<ProcessHandle> left = living();
            left.forEach(ProcessHandle::destroyForcibly);
            boolean nobody = left.isEmpty() && (sure || looks > UNSURE_LOOKS);
            quiet = nobody ? quiet + 1 : 0;
            interrupted |= awaitEnd(left, deadline);
        }
        return awaitEnd(killing, deadline) || interrupted;
    }

    /// Where nobody was ever seen but the roots, there is hardly anybody who could start another
    /// one: the usual case, which should not cost time.
    private int looks() {
        return roots.containsAll(known) ? LOOKS_FOR_NOBODY : LOOKS;
    }

    /// @return whether it was interrupted
    private static boolean pause() {
        try {
            Thread.sleep(POLL_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean awaitEnd(Set<ProcessHandle> processes, long deadline) {
        boolean interrupted = false;
        while (processes.stream().anyMatch(ProcessTree::lives)
                && System.nanoTime() - deadline < 0) {
            interrupted |= pause();
        }
        return interrupted;
    }

    private SequencedSet<ProcessHandle> living() {
        SequencedSet<ProcessHandle> found = new LinkedHashSet<>();
        known.forEach(process -> addWithDescendants(process, found));
        ProcessMark.Look look = mark.look(started);
        look.holders().forEach(process -> addWithDescendants(process, found));
        sure = look.sure();
        found.removeIf(process -> !lives(process));
        known.addAll(found);
        return found;
    }

    /// Whoever has ended has no children any more.
    private static void addWithDescendants(ProcessHandle process, Set<ProcessHandle> found) {
        if (lives(process) && found.add(process)) {
            process.descendants().forEach(found::add);
        }
    }

    /// A process that has ended, but whose parent has not noticed, counts as gone.
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            Path stat = Path.of("/proc", Long.toString(pid), "stat");
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            int state = text.lastIndexOf(')') + 2;
            return state < text.length()
                    && (text.charAt(state) == 'Z' || text.charAt(state) == 'X');
        } catch (IOException e) {
            return false; // no /proc here
        }
    }
}
