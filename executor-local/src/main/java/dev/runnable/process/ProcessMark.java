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

    /// All living processes with this mark that the system lets us see; none where it has no
    /// `/proc`.
    public List<ProcessHandle> holders() {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(PROCESSES, ProcessMark::isProcess)) {
            for (Path process : processes) {
                if (isIn(process.resolve("environ"))) {
                    handle(process).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            return List.of(); // no /proc here
        }
        return found;
    }

    private static boolean isProcess(Path path) {
        char first = path.getFileName().toString().charAt(0);
        return first >= '1' && first <= '9';
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }

    private boolean isIn(Path environ) {
        try {
            return Files.readString(environ, StandardCharsets.ISO_8859_1).contains(id);
        } catch (IOException e) {
            return false; // it has ended, or belongs to somebody else
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
