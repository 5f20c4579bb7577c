package dev.runnable.argo.cluster;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How far a log was read, in the times that the cluster writes before its lines: the latest of
/// them, and how many lines were read from the first that has it. When the log is read again from a
/// little before, these lines are passed over. So each line is told once, however often the
/// connection breaks, also where the machine has thrown the beginning away meanwhile, and where two
/// lines have changed places with their times.
final class LogPosition {
    private Instant at = Instant.MIN;
    private int seen;
    private int passed;
    private boolean passing;

    /// From where to ask for more; the cluster knows whole seconds only.
    Optional<String> since() {
        return at.equals(Instant.MIN)
                ? Optional.empty()
                : Optional.of(at.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1).toString());
    }

    /// The log is read anew.
    void rewind() {
        passed = 0;
        passing = seen > 0;
    }

    /// A whole line with its time.
    ///
    /// @return its text, unless it was seen
    Optional<String> line(byte[] octets, int length) {
        String line = new String(octets, 0, length, StandardCharsets.UTF_8);
        int space = line.indexOf(' ');
        Optional<Instant> time = time(space < 0 ? line : line.substring(0, space));
        if (time.isEmpty()) {
            return Optional.of(line); // no time: not the log of a container
        }
        return isNew(time.get())
                ? Optional.of(space < 0 ? "" : line.substring(space + 1))
                : Optional.empty();
    }

    private boolean isNew(Instant time) {
        if (passing && passed == 0 && time.isBefore(at)) {
            return false;
        }
        passing &= passed > 0 || time.equals(at);
        if (passing) {
            passed++;
            passing = passed < seen;
            return false;
        }
        seen = time.isAfter(at) ? 1 : seen + 1;
        at = time.isAfter(at) ? time : at;
        return true;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
