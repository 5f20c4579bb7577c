package dev.runnable.engine;

import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.parameter.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files that a step reads and writes in a folder that it shares with others. Two steps that
/// would write the same file, or one of which would find another content in a file than it got,
/// must not run at the same time.
///
/// @param reads content by name
/// @param writes patterns of names
record Claims(Map<String, String> reads, List<FilePattern> writes) {
    static final Claims NONE = new Claims(Map.of(), List.of());

    static Claims of(CatalogSpec spec, Scope scope) {
        if (spec.isEmpty()) {
            return NONE;
        }
        Map<String, String> reads = new HashMap<>();
        for (String pattern : spec.get()) {
            scope.files(FilePattern.of(pattern))
                    .values()
                    .forEach(file -> reads.put(file.name(), content(file)));
        }
        return new Claims(reads, spec.put().stream().map(FilePattern::of).toList());
    }

    private static String content(DataFile file) {
        return file.sha256() + (file.isExecutable() ? "x" : "");
    }

    boolean isEmpty() {
        return reads.isEmpty() && writes.isEmpty();
    }

    /// Whether both cannot be held at once.
    boolean collideWith(Claims other) {
        return writes.stream().anyMatch(other::isTouchedBy)
                || other.writes.stream().anyMatch(this::isReadBy)
                || reads.entrySet().stream().anyMatch(other::differsFrom);
    }

    private boolean isTouchedBy(FilePattern written) {
        return writes.stream().anyMatch(written::mayMeet) || isReadBy(written);
    }

    private boolean isReadBy(FilePattern written) {
        return reads.keySet().stream().anyMatch(written::matches);
    }

    private boolean differsFrom(Map.Entry<String, String> read) {
        return !reads.getOrDefault(read.getKey(), read.getValue()).equals(read.getValue());
    }
}
