package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

/// The document of a platform.
///
/// @param file the name it is written under unless the user names another
/// @param text the document, ends with a line break
/// @param summary what it will cost, one line for a person: "5 pods, 4.1 kB"
public record Rendering(String file, String text, String summary) {
    public Rendering {
        requireNonNull(file, "file");
        requireNonNull(text, "text");
        requireNonNull(summary, "summary");
    }
}
