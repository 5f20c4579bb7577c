package dev.runnable.argo.config;

import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as Argo writes them: `90s`, `1h30m`, `500ms`.
public final class GoDuration {
    private static final Pattern FORM =
            Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,9})?(?:ns|us|µs|ms|s|m|h))+");

    private GoDuration() {}

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// Also a plain number, which means seconds.
    static boolean isValidOrSeconds(String text) {
        return isValid(text) || text.matches("\\d{1,9}");
    }

    /// The duration in the shortest form, rounded up to milliseconds.
    public static String of(Duration duration) {
        long millis = duration.plusNanos(999_999).toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
