package dev.runnable.argo.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as Kubernetes writes them: `250m`, `2`, `0.5`, `512Mi`, `4Gi`, `1e3`.
final class Quantity {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\+?((?:\\d{1,20}(?:\\.\\d{0,20})?)|(?:\\.\\d{1,20}))"
                            + "(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\\d{1,2})?");
    private static final Map<String, Integer> TENS =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String TWOS = "KMGTPE";

    private Quantity() {}

    /// Its value; empty when it is no amount, or below zero.
    static Optional<BigDecimal> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = Optional.ofNullable(matcher.group(2)).orElse("");
        return Optional.of(number.multiply(factor(suffix)));
    }

    private static BigDecimal factor(String suffix) {
        if (suffix.isEmpty()) {
            return BigDecimal.ONE;
        }
        if (suffix.endsWith("i")) {
            return BigDecimal.valueOf(1024).pow(1 + TWOS.indexOf(suffix.charAt(0)));
        }
        Integer tens = TENS.get(suffix);
        int power = tens == null ? Integer.parseInt(suffix.substring(1)) : tens;
        return BigDecimal.ONE.scaleByPowerOfTen(power);
    }

    static boolean isValid(String text) {
        return parse(text).isPresent();
    }
}
