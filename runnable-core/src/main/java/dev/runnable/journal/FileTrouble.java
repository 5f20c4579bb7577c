package dev.runnable.journal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/// What the operating system refused, as a person wants to read it.
public final class FileTrouble {
    private FileTrouble() {}

    /// For instance `cannot write the run log /logs/a/journal-1.log: no space left on device`.
    ///
    /// @param action what was tried, as an infinitive
    public static IOException of(String action, Path file, IOException cause) {
        return new IOException("cannot " + action + " " + file + ": " + reason(cause), cause);
    }

    /// The cause alone, without the file's name.
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException e -> "no such file or folder: " + e.getFile();
            case FileAlreadyExistsException e -> "exists already: " + e.getFile();
            case NotDirectoryException e -> "not a folder: " + e.getFile();
            case JsonProcessingException e -> ofJson(e);
            case FileSystemException e when e.getReason() != null -> lowerFirst(e.getReason());
            default -> ofMessage(cause);
        };
    }

    /// The parser's words without the hint how to make it quote the file.
    private static String ofJson(JsonProcessingException cause) {
        JsonLocation place = cause.getLocation();
        String where =
                place == null
                        ? ""
                        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return lowerFirst(cause.getOriginalMessage()) + where;
    }

    /// The classes of `java.io` have the system's words in brackets behind the file's name.
    private static String ofMessage(IOException cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        int bracket = message.lastIndexOf('(');
        return cause instanceof FileNotFoundException && bracket >= 0
                ? lowerFirst(message.substring(bracket + 1, message.length() - 1))
                : lowerFirst(message);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
