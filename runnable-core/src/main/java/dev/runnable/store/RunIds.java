package dev.runnable.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Which run ids may become file names. The command line refuses others earlier, with more words.
final class RunIds {
    private static final int LONGEST = 200;

    private RunIds() {}

    static boolean isSafe(String runId) {
        return !runId.isBlank()
                && !runId.startsWith(".")
                && runId.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && runId.chars().noneMatch(RunIds::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return c < ' '
                || c == '/'
                || c == '\\'
                || c == ':'
                || c == 0x7f
                || Character.isSurrogate((char) c);
    }

    static void check(String runId) throws IOException {
        if (!isSafe(runId)) {
            throw new IOException("the run id '" + runId + "' cannot be the name of a file");
        }
    }
}
