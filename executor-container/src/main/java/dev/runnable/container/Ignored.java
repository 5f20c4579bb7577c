package dev.runnable.container;

import dev.runnable.data.FilePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `.dockerignore` of a folder leaves out of it, as for images that are built there.
///
/// @param rules the last one that fits counts
record Ignored(Path folder, List<Rule> rules) {
    Ignored {
        rules = List.copyOf(rules);
    }

    /// @param ignores false for one that takes back what others say
    record Rule(FilePattern pattern, boolean ignores) {}

    static Ignored in(Path folder) {
        List<Rule> rules = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(".dockerignore"))) {
                add(line.strip(), rules);
            }
        } catch (IOException _) { // there is none
        }
        return new Ignored(folder, rules);
    }

    private static void add(String line, List<Rule> rules) {
        boolean ignores = !line.startsWith("!");
        String pattern = (ignores ? line : line.substring(1)).replaceFirst("^/+", "");
        if (!line.startsWith("#") && FilePattern.mistake(pattern).isEmpty()) {
            rules.add(new Rule(FilePattern.of(pattern), ignores));
        }
    }

    boolean ignores(Path file) {
        if (!file.startsWith(folder) || file.equals(folder)) {
            return false;
        }
        String name = folder.relativize(file).toString();
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.pattern.matches(name)) {
                ignored = rule.ignores;
            }
        }
        return ignored;
    }
}
