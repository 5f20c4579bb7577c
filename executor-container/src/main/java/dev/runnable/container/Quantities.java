package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts and places in the forms in which users of Docker write them. Empty: it is none.
final class Quantities {
    /// The engine starts no container with less.
    private static final long LEAST_MEMORY = 6L << 20;

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LEAST_CPUS = new BigDecimal("0.01");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,15})(?:([kmgt])(?:ib?|b)?|b)?");
    private static final Pattern MOUNT = Pattern.compile("([^:]+):(/[^:]+?)(?::(ro|rw))?");

    private Quantities() {}

    static OptionalLong nanoCpus(String text) {
        if (!NUMBER.matcher(text).matches() || new BigDecimal(text).compareTo(LEAST_CPUS) < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                new BigDecimal(text).multiply(NANO).setScale(0, RoundingMode.HALF_UP).longValue());
    }

    static OptionalLong bytes(String text) {
        Matcher matcher = MEMORY.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = Optional.ofNullable(matcher.group(2)).orElse("b");
        int power = "bkmgt".indexOf(unit);
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
        boolean fits =
                bytes.compareTo(BigDecimal.valueOf(LEAST_MEMORY)) >= 0
                        && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? OptionalLong.of(bytes.longValueExact()) : OptionalLong.empty();
    }

    /// -1 for all.
    static OptionalLong gpus(String text) {
        if (text.equals("all")) {
            return OptionalLong.of(-1);
        }
        return text.matches("[1-9]\\d{0,3}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    static Optional<Mount> mount(String text) {
        Matcher matcher = MOUNT.matcher(text);
        return matcher.matches() && isPlaceInContainer(matcher.group(2))
                ? Optional.of(
                        new Mount(
                                matcher.group(1), matcher.group(2), "ro".equals(matcher.group(3))))
                : Optional.empty();
    }

    static boolean isPlaceInContainer(String path) {
        return path.startsWith("/") && !path.matches("[/.]*");
    }
}
