package dev.runnable.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Instants as text that Python's `fromisoformat` reads: `2026-11-20T18:10:51.938769+00:00`.
/// Written without `DateTimeFormatter`, whose classes cost more than the rest of a short run's log.
public final class Timestamps {
    private static final String UTC = "+00:00";
    private static final byte[] WITH_MICROS = octets("0000-00-00T00:00:00.000000" + UTC);
    private static final byte[] WITH_NANOS = octets("0000-00-00T00:00:00.000000000" + UTC);

    private Timestamps() {}

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Exact: with nine digits where six are not enough.
    public static String exact(Instant at) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        boolean micros = at.getNano() % 1000 == 0;
        return text(time, micros ? at.getNano() / 1000 : at.getNano(), micros ? 6 : 9);
    }

    /// With six digits, as older Pythons need it.
    public static String micros(Instant at) {
        return exact(at.truncatedTo(ChronoUnit.MICROS));
    }

    private static String text(LocalDateTime time, int fraction, int digits) {
        if (time.getYear() < 0 || time.getYear() > 9999) {
            return time + UTC;
        }
        byte[] out = (digits == 6 ? WITH_MICROS : WITH_NANOS).clone();
        put(time.getYear(), out, 4);
        put(time.getMonthValue(), out, 7);
        put(time.getDayOfMonth(), out, 10);
        put(time.getHour(), out, 13);
        put(time.getMinute(), out, 16);
        put(time.getSecond(), out, 19);
        put(fraction, out, 20 + digits);
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    /// Writes a number over the zeros before `end`.
    private static void put(int number, byte[] out, int end) {
        int at = end;
        for (int left = number; left > 0; left /= 10) {
            out[--at] = (byte) ('0' + left % 10);
        }
    }

    /// Reads what this class writes, other ISO forms, and the original's local times, which tell no
    /// zone.
    ///
    /// @param local the zone of a time that tells none
    /// @return empty for a text that is no time
    public static Optional<Instant> parse(String text, ZoneId local) {
        try {
            if (isOurs(text)) {
                return Optional.of(ours(text));
            }
            String iso = text.strip().replace(' ', 'T');
            return Optional.of(
                    hasOffset(iso)
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(local).toInstant());
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean hasOffset(String iso) {
        int time = iso.indexOf('T');
        return iso.endsWith("Z")
                || iso.indexOf('+', Math.max(time, 0)) > 0
                || (time > 0 && iso.indexOf('-', time) > 0);
    }

    private static boolean isOurs(String text) {
        return (text.length() == 32 || text.length() == 35)
                && text.charAt(4) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(19) == '.'
                && text.endsWith(UTC);
    }

    private static Instant ours(String text) {
        int digits = text.length() == 32 ? 6 : 9;
        int fraction = number(text, 20, 20 + digits);
        LocalDateTime time =
                LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        digits == 6 ? fraction * 1000 : fraction);
        return time.toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
