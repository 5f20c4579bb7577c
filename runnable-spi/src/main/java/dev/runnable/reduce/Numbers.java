package dev.runnable.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// Arithmetic of JSON numbers: exact, and rounded once at the end.
final class Numbers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// More digits than tell a quotient by a count from the middle between two floats.
    private static final int GUARD_DIGITS = 40;

    private Numbers() {}

    static boolean isNumber(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber() && Double.isFinite(value.doubleValue()));
    }

    static JsonNode sum(List<? extends JsonNode> values) throws ReducerException {
        BigDecimal sum = total(BuiltIn.SUM, values);
        return values.stream().allMatch(JsonNode::isIntegralNumber)
                ? whole(sum.toBigIntegerExact())
                : fraction(BuiltIn.SUM, sum);
    }

    static JsonNode mean(List<? extends JsonNode> values) throws ReducerException {
        if (values.isEmpty()) {
            return NullNode.getInstance();
        }
        BigDecimal sum = total(BuiltIn.MEAN, values);
        MathContext digits =
                new MathContext(sum.precision() + GUARD_DIGITS, RoundingMode.HALF_EVEN);
        return fraction(BuiltIn.MEAN, sum.divide(BigDecimal.valueOf(values.size()), digits));
    }

    /// Whole numbers are added as `long` as long as they fit.
    private static BigDecimal total(BuiltIn reducer, List<? extends JsonNode> values)
            throws ReducerException {
        BigDecimal total = BigDecimal.ZERO;
        long small = 0;
        int index = 0;
        for (JsonNode value : values) {
            if (!isNumber(value)) {
                throw reducer.cannot("add", index, Found.value(value));
            }
            if (value.canConvertToInt() && value.isIntegralNumber() && fits(small)) {
                small += value.intValue();
            } else {
                total = total.add(exact(value));
            }
            index++;
        }
        return total.add(BigDecimal.valueOf(small));
    }

    private static boolean fits(long sum) {
        return Math.abs(sum) <= Long.MAX_VALUE / 2;
    }

    /// The value itself: of a float what it stores, not the digits it is written with.
    static BigDecimal exact(JsonNode value) {
        if (value.isIntegralNumber()) {
            return new BigDecimal(value.bigIntegerValue());
        }
        return new BigDecimal(value.doubleValue());
    }

    private static JsonNode fraction(BuiltIn reducer, BigDecimal exact) throws ReducerException {
        double nearest = exact.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw new ReducerException(
                    "reducer '%s': the result is too large for a float".formatted(reducer.text()));
        }
        return JSON.numberNode(nearest);
    }

    /// In the smallest form, as a reader of JSON makes it.
    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValueExact());
        }
        return value.bitLength() < Long.SIZE
                ? JSON.numberNode(value.longValueExact())
                : JSON.numberNode(value);
    }
}
