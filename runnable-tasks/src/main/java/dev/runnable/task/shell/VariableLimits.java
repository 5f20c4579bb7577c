package dev.runnable.task.shell;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a system takes as environment. A single variable beyond it would make every start of a
/// process fail, of the script and of whatever the script starts.
final class VariableLimits {
    /// Linux: 32 pages, with the name, the `=` and the end.
    private static final int LONGEST = 128 * 1024;

    /// Linux gives arguments and environment a quarter of the stack's limit together, 2 MiB mostly.
    private static final int TOTAL = 1536 * 1024;

    private VariableLimits() {}

    /// Takes out what cannot be a variable.
    ///
    /// @param canPass whether a text reaches the process as it is
    /// @return why, by name
    static SequencedMap<String, String> apply(
            Map<String, String> variables, Predicate<String> canPass) {
        SequencedMap<String, String> omitted = new LinkedHashMap<>();
        long total = 0;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String name = variable.getKey();
            int size = size(name, variable.getValue());
            Optional<String> reason = reason(name, variable.getValue(), size, canPass);
            if (reason.isPresent()) {
                omitted.put(name, reason.get());
            } else {
                total += size;
            }
        }
        variables.keySet().removeAll(omitted.keySet());
        if (total > TOTAL) {
            omitLargest(variables, total, omitted);
        }
        return omitted;
    }

    private static Optional<String> reason(
            String name, String value, int size, Predicate<String> canPass) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            return Optional.of("no variable can have this name");
        }
        if (value.indexOf('\0') >= 0) {
            return Optional.of("its value contains a NUL character");
        }
        if (!canPass.test(name) || !canPass.test(value)) {
            return Optional.of("this locale has not all of its characters; set LC_ALL=C.UTF-8");
        }
        return size <= LONGEST ? Optional.empty() : Optional.of("it has %s".formatted(kib(size)));
    }

    private static void omitLargest(
            Map<String, String> variables, long total, SequencedMap<String, String> omitted) {
        Map<String, Integer> sizes = new TreeMap<>();
        variables.forEach((name, value) -> sizes.put(name, size(name, value)));
        long left = total;
        while (left > TOTAL) {
            Map.Entry<String, Integer> largest =
                    sizes.entrySet().stream()
                            .max(Comparator.comparingInt(Map.Entry::getValue))
                            .orElseThrow();
            omitted.put(
                    largest.getKey(),
                    "it has %d KiB, and all variables together are too large"
                            .formatted(largest.getValue() / 1024));
            left -= largest.getValue();
            variables.remove(largest.getKey());
            sizes.remove(largest.getKey());
        }
    }

    private static String kib(int size) {
        return "%d KiB, and a variable takes less than %d".formatted(size / 1024, LONGEST / 1024);
    }

    private static int size(String name, String value) {
        int characters = name.length() + value.length() + 2;
        return characters * 3 <= LONGEST
                ? characters
                : name.getBytes(StandardCharsets.UTF_8).length
                        + value.getBytes(StandardCharsets.UTF_8).length
                        + 2;
    }
}
