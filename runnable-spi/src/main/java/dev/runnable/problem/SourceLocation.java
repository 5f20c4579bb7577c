package dev.runnable.problem;

import static java.util.Objects.requireNonNull;

/// A place in a text that a user wrote.
///
/// @param file as the user named it
/// @param line 1-based; 0 when the whole file is meant
/// @param column 1-based, in code points; 0 when the whole line is meant
public record SourceLocation(String file, int line, int column)
        implements Comparable<SourceLocation> {
    public SourceLocation {
        requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column are not negative");
        }
    }

    /// A place that is the whole file, option or variable called `file`.
    public static SourceLocation of(String file) {
        return new SourceLocation(file, 0, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
