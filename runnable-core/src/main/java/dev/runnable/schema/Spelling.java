package dev.runnable.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The ways in which a key of a configuration is written: `log_folder`, `log-folder`, `logFolder`.
final class Spelling {
    private Spelling() {}

    /// The ways that are not how documentation has it.
    static List<String> others(String key) {
        return all(key).stream().filter(one -> !one.equals(key)).toList();
    }

    static List<String> all(String key) {
        String[] words = key.split("[-_]");
        List<String> all = new ArrayList<>();
        all.add(key);
        for (String one :
                List.of(String.join("_", words), String.join("-", words), camelCase(words))) {
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }

    private static String camelCase(String[] words) {
        StringBuilder out = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return out.toString();
    }
}
