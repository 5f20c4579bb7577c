package dev.runnable.plugins.slurm;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// Text of shell scripts.
final class ShellText {
    private ShellText() {}

    /// One word, whatever is in it.
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String quote(Path path) {
        return quote(path.toString());
    }

    static String words(Collection<String> words) {
        return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }
}
