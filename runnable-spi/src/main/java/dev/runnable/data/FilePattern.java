package dev.runnable.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A pattern for names of files, as `get` and `put` have them: `*`, `?` and `[a-z]` within a
/// segment, `[!a-z]` for any other character, `**` as a whole segment for any number of folders. A
/// folder's name stands for all files in it, at any depth; one that is meant by a wildcard needs a
/// `/` behind it. A name that begins with a dot is like any other.
public final class FilePattern {
    /// A part between two `/`.
    public sealed interface Segment {
        /// Whether a folder or file of this name fits.
        boolean matches(String name);
    }

    /// A name as it is.
    public record Name(String text) implements Segment {
        @Override
        public boolean matches(String name) {
            return text.equals(name);
        }
    }

    /// One with wildcards.
    ///
    /// @param start what every name begins with
    /// @param end what every name ends with
    public record Wild(Pattern regex, String start, String end) implements Segment {
        @Override
        public boolean matches(String name) {
            return regex.matcher(name).matches();
        }
    }

    /// Any number of folders.
    public record Folders() implements Segment {
        @Override
        public boolean matches(String name) {
            return true;
        }
    }

    private static final Pattern ABSOLUTE = Pattern.compile("/|~/|[A-Za-z]:[\\\\/]");

    private final String text;
    private final List<Segment> segments;
    private final boolean onlyFolders;
    private final boolean takesFolders;

    private FilePattern(
            String text, List<Segment> segments, boolean onlyFolders, boolean takesFolders) {
        this.text = text;
        this.segments = List.copyOf(segments);
        this.onlyFolders = onlyFolders;
        this.takesFolders = takesFolders;
    }

    /// Why a text can be no pattern; empty when it can.
    public static Optional<String> mistake(String text) {
        if (text.isBlank()) {
            return Optional.of("it is empty");
        }
        if (ABSOLUTE.matcher(text).lookingAt()) {
            return Optional.of("it is an absolute path");
        }
        if (List.of(text.split("/", -1)).contains("..")) {
            return Optional.of("it leads out of the working directory");
        }
        return text.indexOf('\0') >= 0 ? Optional.of("it has a NUL character") : Optional.empty();
    }

    /// @throws IllegalArgumentException when [#mistake] has something to say
    public static FilePattern of(String text) {
        mistake(text)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(text + ": " + why);
                });
        List<Segment> segments = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            boolean again =
                    part.equals("**")
                            && !segments.isEmpty()
                            && segments.getLast() instanceof Folders;
            if (!part.isEmpty() && !part.equals(".") && !again) {
                segments.add(segment(part));
            }
        }
        if (segments.isEmpty()) {
            segments.add(new Folders()); // "." is all that is there
        }
        boolean onlyFolders = text.endsWith("/") && !(segments.getLast() instanceof Folders);
        boolean takesFolders = onlyFolders || !(segments.getLast() instanceof Wild);
        return new FilePattern(text, segments, onlyFolders, takesFolders);
    }

    private static Segment segment(String part) {
        if (part.equals("**")) {
            return new Folders();
        }
        return WildcardText.has(part) ? WildcardText.read(part) : new Name(part);
    }

    public String text() {
        return text;
    }

    public List<Segment> segments() {
        return segments;
    }

    /// Whether it ends in `/`: the last segment is a folder's, never a file's.
    public boolean onlyFolders() {
        return onlyFolders;
    }

    /// Whether a folder that the last segment fits stands for all in it.
    public boolean takesFolders() {
        return takesFolders;
    }

    /// Whether there is no wildcard in it.
    public boolean isName() {
        return segments.stream().allMatch(Name.class::isInstance);
    }

    /// Whether it means this file.
    public boolean means(DataFile file) {
        return (!file.isItem() || segments.getFirst() instanceof Name) && matches(file.name());
    }

    /// Whether it fits the name of a file.
    ///
    /// @param name segments separated by `/`
    public boolean matches(String name) {
        List<Segment> names = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            names.add(new Name(part));
        }
        return mayMeet(new FilePattern(name, names, false, false));
    }

    /// Whether there may be a file that both mean. In doubt there may be.
    public boolean mayMeet(FilePattern other) {
        return new Meeting(this, other).isPossible();
    }

    @Override
    public String toString() {
        return text;
    }
}
