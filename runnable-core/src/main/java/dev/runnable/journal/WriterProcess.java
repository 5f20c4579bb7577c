package dev.runnable.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which process writes a journal file, or has left something else behind, so that a reader on the
/// same machine can tell a run that goes on from one that was killed. Not a file lock: on a network
/// file system asking for one may hang, and closing any other handle of the file would give it up.
///
/// @param machine until its next start, and on Linux the container; empty when it cannot be told
/// @param started distinguishes a later process with the same number
public record WriterProcess(String machine, long pid, String started) {
    private static final Set<String> LOCAL_DISKS = Set.of("apfs", "hfs", "NTFS", "ReFS");

    public WriterProcess {
        requireNonNull(machine, "machine");
        requireNonNull(started, "started");
    }

    /// This process, as a writer into `folder`.
    public static WriterProcess current(Path folder) {
        long pid = ProcessHandle.current().pid();
        return new WriterProcess(machine(folder), pid, startOf(pid).orElse(""));
    }

    /// Whether it has certainly ended. False also when that cannot be told, for instance where the
    /// system hides other users' processes, the first among them.
    public boolean isGone(Path folder) {
        return !machine.isEmpty()
                && !started.isEmpty()
                && machine.equals(machine(folder))
                && startOf(1).isPresent()
                && !startOf(pid).equals(Optional.of(started));
    }

    /// As one line, for where others keep it.
    public String text() {
        return pid + " " + started + " " + machine;
    }

    /// @return of a line that is none, a process that nobody can tell to have ended
    public static WriterProcess ofText(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length == 3 && parts[0].matches("[0-9]{1,18}")
                ? new WriterProcess(parts[2], Long.parseLong(parts[0]), parts[1])
                : new WriterProcess("", 0, "");
    }

    private static String machine(Path folder) {
        try {
            Path namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            return read("/proc/sys/kernel/random/boot_id").strip() + " " + namespace;
        } catch (IOException | UnsupportedOperationException _) {
            return machineOfLocalDisk(folder);
        }
    }

    /// Without Linux's help: who writes to a local disk is on this machine.
    private static String machineOfLocalDisk(Path folder) {
        try {
            String type = Files.getFileStore(folder).type();
            return LOCAL_DISKS.contains(type) ? type : "";
        } catch (IOException _) {
            return "";
        }
    }

    /// Empty when there is no such process.
    private static Optional<String> startOf(long pid) {
        try {
            return startInStat(read("/proc/" + pid + "/stat"));
        } catch (IOException _) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(it -> it.info().startInstant())
                    .map(Instant::toString);
        }
    }

    /// By a stream: a channel refuses an interrupted thread.
    private static String read(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// The 22nd field, in clock ticks, which no setting of the clock changes. The second, in
    /// brackets, may hold anything. A zombie has ended.
    private static Optional<String> startInStat(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.getFirst().equals("Z") || fields.getFirst().equals("X")
                ? Optional.empty()
                : Optional.of(fields.get(19));
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStringField("machine", machine);
        out.writeNumberField("pid", pid);
        out.writeStringField("started", started);
    }

    static WriterProcess read(JsonNode json) {
        return new WriterProcess(
                json.path("machine").asText(""),
                json.path("pid").asLong(),
                json.path("started").asText(""));
    }
}
