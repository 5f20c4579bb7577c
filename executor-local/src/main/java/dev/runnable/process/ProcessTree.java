package dev.runnable.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// A process and all that came from it, as far as they can be found: its descendants and, on Linux,
/// whoever carries its mark, also after a double fork, `setsid` or `nohup`. What dropped the mark
/// and has been adopted by another process is not found.
public final class ProcessTree {
    private static final Duration LAST = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 5;
    private static final int QUIET_LOOKS = 3;
    private static final int UNSURE_LOOKS = 50;

    private final ProcessHandle root;
    private final Optional<ProcessMark> mark;
    private final Instant started;

    private ProcessTree(ProcessHandle root, Optional<ProcessMark> mark) {
        this.root = root;
        this.mark = mark;
        this.started = root.info().startInstant().orElse(Instant.MIN);
    }

    public static ProcessTree of(ProcessHandle root, ProcessMark mark) {
        return new ProcessTree(root, Optional.of(mark));
    }

    /// A process that was started without a mark.
    public static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(root, Optional.empty());
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
        boolean interrupted = false;
        int quiet = 0;
        for (int looks = 0; quiet < QUIET_LOOKS && System.nanoTime() - deadline < 0; looks++) {
            Look look = look();
            look.living().forEach(ProcessHandle::destroyForcibly);
            boolean nobody = look.living().isEmpty();
            quiet = nobody && (look.sure() || looks > UNSURE_LOOKS) ? quiet + 1 : 0;
            interrupted |= nobody ? pause() : awaitEnd(look.living(), deadline);
        }
        return interrupted;
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
        return look().living();
    }

    /// @param sure whether nobody can have been overlooked
    private record Look(SequencedSet<ProcessHandle> living, boolean sure) {}

    private Look look() {
        SequencedSet<ProcessHandle> found = new LinkedHashSet<>();
        addWithDescendants(root, found);
        Optional<ProcessMark.Look> marked = mark.map(it -> it.look(started));
        marked.ifPresent(it -> it.holders().forEach(holder -> addWithDescendants(holder, found)));
        found.removeIf(process -> !lives(process));
        return new Look(found, marked.map(ProcessMark.Look::sure).orElse(true));
    }

    private static void addWithDescendants(ProcessHandle process, Set<ProcessHandle> found) {
        if (found.add(process)) {
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
