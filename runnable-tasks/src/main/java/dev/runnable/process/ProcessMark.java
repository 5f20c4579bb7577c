package dev.runnable.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A variable in the environment of a process that all of its descendants inherit. It finds them
/// again when they have been adopted by another process.
///
/// @param id unique on this machine, no part of another one
/// @param value what the variable holds: the ids of the processes around this one, then its own
public record ProcessMark(String id, String value) {
    public static final String VARIABLE = "RUNNABLE_ATTEMPT_ID";

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Path PROCESSES = Path.of("/proc");

    /// @param environment that the process will have; where this program itself runs below a marked
    ///   process, it says so
    public static ProcessMark next(Map<String, String> environment) {
        String id = Self.PREFIX + COUNTER.incrementAndGet() + ".";
        return new ProcessMark(id, environment.getOrDefault(VARIABLE, "") + id);
    }

    /// That environment with this mark.
    public Map<String, String> on(Map<String, String> environment) {
        Map<String, String> marked = new HashMap<>(environment);
        marked.put(VARIABLE, value);
        return marked;
    }

    /// Who has the mark.
    ///
    /// @param holders all living processes with this mark that the system lets us see; none where
    ///   it has no `/proc`
    /// @param sure false when a process was between two programs, where it shows no environment
    record Look(List<ProcessHandle> holders, boolean sure) {}

    /// @param since when the first process with this mark was started
    Look look(Instant since) {
        List<ProcessHandle> found = new ArrayList<>();
        boolean sure = true;
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(PROCESSES, ProcessMark::isProcess)) {
            for (Path process : processes) {
                String environment = environment(process);
                if (environment.contains(id)) {
                    handle(process).ifPresent(found::add);
                }
                sure &= !environment.isEmpty() || !mayBeBetweenPrograms(process, since);
            }
        } catch (IOException e) {
            return new Look(List.of(), true); // no /proc here
        }
        return new Look(found, sure);
    }

    /// Before this no process had a mark of this program. Where a process has ended its own start
    /// is not known any more, but those that it left may still be between two programs.
    static Instant earliest() {
        return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean mayBeBetweenPrograms(Path process, Instant since) {
        return handle(process)
                .filter(ProcessTree::lives)
                .flatMap(handle -> handle.info().startInstant())
                .filter(start -> !start.isBefore(since))
                .isPresent();
    }

    private static boolean isProcess(Path path) {
        char first = path.getFileName().toString().charAt(0);
        return first >= '1' && first <= '9';
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended, or belongs to somebody else
        }
    }

    /// Read when the first process is started.
    private static final class Self {
        static final String PREFIX = prefix(ProcessHandle.current());

        private static String prefix(ProcessHandle self) {
            long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            return "r" + self.pid() + "-" + start + "-";
        }
    }
}
