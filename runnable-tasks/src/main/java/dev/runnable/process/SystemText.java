package dev.runnable.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What the JVM can hand to a process. It writes arguments and variables in the character set of
/// the locale that it was started in, and mangles what that has not: with `LC_ALL=C` all but ASCII.
public final class SystemText {
    private static final Charset CHARSET =
            Charset.forName(
                    System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);

    private SystemText() {}

    /// What the JVM hands to a process.
    static byte[] bytes(String text) {
        return text.getBytes(CHARSET);
    }

    /// Whether a process gets this text as it is.
    public static boolean canPass(String text) {
        return canPass(text, CHARSET);
    }

    static boolean canPass(String text, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || text.chars().allMatch(c -> c < 0x80)
                || charset.newEncoder().canEncode(text);
    }
}
