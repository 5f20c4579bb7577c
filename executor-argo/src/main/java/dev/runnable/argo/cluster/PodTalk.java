package dev.runnable.argo.cluster;

import dev.runnable.graph.StepPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the process in a pod says of its step, between the lines of the step itself. Written by one
/// thread, and read when that has ended.
final class PodTalk {
    /// What Argo's own process in the container writes.
    private static final Pattern ARGO =
            Pattern.compile("time=\"?[^\"\\s]+\"? level=\\w+ msg=.* argo=true.*");

    private static final Pattern FAILED = Pattern.compile("attempt \\d+ failed: (.*)");
    private static final Pattern TOLD_BY_ARGO =
            Pattern.compile("attempt \\d+|(succeeded|failed|cancelled)( in .*)?");
    private static final Pattern RUN = Pattern.compile("run \\S+ of .*");

    private final String head;
    private final boolean everything;
    private Optional<String> skipped = Optional.empty();
    private String failure = "";

    /// @param everything whether also to show what the events of the run tell
    PodTalk(StepPath step, boolean everything) {
        this.head = "[" + step.text() + "] ";
        this.everything = everything;
    }

    /// What is to be shown of a line.
    Optional<String> line(String line) {
        if (!line.startsWith(head)) {
            boolean hidden = ARGO.matcher(line).matches() || RUN.matcher(line).matches();
            return hidden && !everything ? Optional.empty() : Optional.of(line);
        }
        String rest = line.substring(head.length());
        if (rest.equals("|") || rest.startsWith("| ")) {
            return Optional.of(rest.substring(Math.min(2, rest.length())));
        }
        return everything || !isTold(rest) ? Optional.of(rest) : Optional.empty();
    }

    private boolean isTold(String text) {
        Matcher failed = FAILED.matcher(text);
        if (failed.matches()) {
            failure = failed.group(1);
            return true;
        }
        if (text.startsWith("skipped")) {
            skipped = Optional.of(text.startsWith("skipped: ") ? text.substring(9) : "");
            return true;
        }
        return TOLD_BY_ARGO.matcher(text).matches();
    }

    /// Why the step was skipped, empty when it was not.
    Optional<String> skipped() {
        return skipped;
    }

    /// Why its try failed, empty when it did not say.
    String failure() {
        return failure;
    }
}
