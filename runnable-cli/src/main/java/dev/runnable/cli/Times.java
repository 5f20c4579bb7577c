package dev.runnable.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as people read them: where they are, and how far that is from UTC.
record Times(ZoneId zone) {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    String text(Instant at) {
        return FORMAT.format(at.atZone(zone));
    }
}
