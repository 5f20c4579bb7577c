package dev.runnable.testkit.argo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as Argo writes them: whole seconds, or Go's `1h2m3.5s`.
final class Durations {
    private static final Pattern PART =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(h|m(?!s)|s|ms|us|ns)");
    private static final Map<String, Long> NANOS =
            Map.of(
                    "h", 3_600_000_000_000L,
                    "m", 60_000_000_000L,
                    "s", 1_000_000_000L,
                    "ms", 1_000_000L,
                    "us", 1_000L,
                    "ns", 1L);

    private Durations() {}

    static Optional<Duration> parse(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Matcher parts = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && parts.find(end) && parts.start() == end) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L));
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(unit));
            end = parts.end();
        }
        return end == 0 || end < text.length()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    static Duration of(String text) {
        return parse(text)
                .orElseThrow(() -> new ArgoException("unable to parse " + text + " as a duration"));
    }
}
