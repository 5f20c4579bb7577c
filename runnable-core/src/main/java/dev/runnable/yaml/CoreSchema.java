package dev.runnable.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/// The types of plain scalars in the core schema of YAML 1.2 (chapter 10.3), where `yes` and `on`
/// are texts.
public enum CoreSchema {
    NULL,
    BOOLEAN,
    WHOLE,
    DECIMAL,
    TEXT;

    /// More digits than this are a text: nobody computes with them, and reading them takes long.
    private static final int LONGEST_NUMBER = 1_000;

    public static CoreSchema of(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
            case ".nan", ".NaN", ".NAN" -> DECIMAL;
            default -> number(plain);
        };
    }

    private static CoreSchema number(String text) {
        char first = text.charAt(0);
        boolean possible =
                (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        if (!possible || text.length() > LONGEST_NUMBER) {
            return TEXT;
        }
        if (text.startsWith("0x")) {
            return text.length() > 2 && skip(text, 2, 16) == text.length() ? WHOLE : TEXT;
        }
        if (text.startsWith("0o")) {
            return text.length() > 2 && skip(text, 2, 8) == text.length() ? WHOLE : TEXT;
        }
        return decimal(text, first == '-' || first == '+' ? 1 : 0);
    }

    private static CoreSchema decimal(String text, int start) {
        if (isInfinity(text, start)) {
            return DECIMAL;
        }
        int whole = skip(text, start, 10);
        if (whole == text.length()) {
            return whole > start ? WHOLE : TEXT;
        }
        boolean point = text.charAt(whole) == '.';
        int fraction = point ? skip(text, whole + 1, 10) : whole;
        int digits = fraction - start - (point ? 1 : 0);
        return digits > 0 && isExponent(text, fraction) ? DECIMAL : TEXT;
    }

    private static boolean isInfinity(String text, int start) {
        return text.length() == start + 4
                && (text.startsWith(".inf", start)
                        || text.startsWith(".Inf", start)
                        || text.startsWith(".INF", start));
    }

    private static boolean isExponent(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int start = at + 1;
        if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
            start++;
        }
        return start < text.length() && skip(text, start, 10) == text.length();
    }

    private static int skip(String text, int start, int radix) {
        int at = start;
        while (at < text.length()
                && text.charAt(at) < 128
                && Character.digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        return at;
    }

    JsonNode toJson(String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (this) {
            case NULL -> json.nullNode();
            case BOOLEAN -> json.booleanNode(text.charAt(0) == 't' || text.charAt(0) == 'T');
            case WHOLE -> whole(text);
            case DECIMAL -> json.numberNode(floating(text));
            case TEXT -> json.textNode(text);
        };
    }

    private static JsonNode whole(String text) {
        BigInteger value =
                switch (text.length() > 1 ? text.charAt(1) : ' ') {
                    case 'x' -> new BigInteger(text.substring(2), 16);
                    case 'o' -> new BigInteger(text.substring(2), 8);
                    default -> new BigInteger(text);
                };
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value.bitLength() < Integer.SIZE) {
            return json.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE
                ? json.numberNode(value.longValue())
                : json.numberNode(value);
    }

    private static double floating(String text) {
        if (text.length() < 6 && (text.endsWith("nf") || text.endsWith("NF"))) {
            return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text.charAt(0) == '.' && text.length() == 4 && (text.charAt(1) | 32) == 'n'
                ? Double.NaN
                : Double.parseDouble(text);
    }
}
