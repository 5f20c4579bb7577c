package dev.runnable.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/// The order of JSON numbers, and of texts as Python has it.
final class Ordering {
    private Ordering() {}

    /// @param sign 1 for the largest, -1 for the smallest
    static JsonNode extreme(BuiltIn reducer, List<? extends JsonNode> values, int sign)
            throws ReducerException {
        if (values.isEmpty()) {
            return NullNode.getInstance();
        }
        JsonNode extreme = values.getFirst();
        if (!extreme.isTextual() && !Numbers.isNumber(extreme)) {
            throw reducer.cannot("compare", 0, Found.value(extreme));
        }
        int index = 0;
        for (JsonNode value : values) {
            if (extreme.isTextual() ? !value.isTextual() : !Numbers.isNumber(value)) {
                throw reducer.cannot(
                        "compare",
                        index,
                        Found.value(value) + ", and item 1 is " + Found.kind(extreme));
            }
            if (sign * compare(value, extreme) > 0) {
                extreme = value;
            }
            index++;
        }
        return extreme;
    }

    private static int compare(JsonNode a, JsonNode b) {
        if (a.isTextual()) {
            return compareCodePoints(a.textValue(), b.textValue());
        }
        return a.isInt() && b.isInt()
                ? Integer.compare(a.intValue(), b.intValue())
                : Numbers.exact(a).compareTo(Numbers.exact(b));
    }

    /// UTF-16 puts what is outside of the basic plane before its last characters.
    private static int compareCodePoints(String a, String b) {
        int same = 0;
        int shorter = Math.min(a.length(), b.length());
        while (same < shorter && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        if (same == shorter) {
            return Integer.compare(a.length(), b.length());
        }
        return Integer.compare(rank(a.charAt(same)), rank(b.charAt(same)));
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
