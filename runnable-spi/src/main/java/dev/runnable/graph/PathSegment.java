package dev.runnable.graph;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Names of steps and branches as one segment of a path that people read: as they are where that is
/// a file name on every system, percent-encoded where not. Different names stay different.
public final class PathSegment {
    private static final Pattern FILE_NAME =
            Pattern.compile("[\\p{L}\\p{N}_~()=+,-][\\p{L}\\p{N}_~()=+,. -]*");
    private static final int LONGEST = 160;

    private PathSegment() {}

    public static String of(String name) {
        if (FILE_NAME.matcher(name).matches()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        String encoded = PercentEncoding.encode(name);
        return encoded.length() <= LONGEST
                ? "%" + encoded
                : "%" + encoded.substring(0, LONGEST - 33) + "~" + hash(encoded);
    }

    private static String hash(String text) {
        return Digests.sha256(text).substring(0, 32);
    }
}
