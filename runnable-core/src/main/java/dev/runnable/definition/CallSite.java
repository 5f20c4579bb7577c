package dev.runnable.definition;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.SourceLocation;
import java.util.Optional;

/// Where a user's program made something.
///
/// @param file the source file's name without its folder
/// @param line 0 where the class does not tell it
public record CallSite(String file, int line) {
    private static final StackWalker STACK = StackWalker.getInstance();

    public CallSite {
        requireNonNull(file, "file");
    }

    /// Where the code of `packageName` that is under way was called from.
    public static CallSite outside(String packageName) {
        return STACK.walk(frames ->
                        frames.dropWhile(frame -> !isIn(packageName, frame.getClassName()))
                                .filter(frame -> !isIn(packageName, frame.getClassName()))
                                .filter(frame -> !frame.getClassName().startsWith("java."))
                                .findFirst())
                .map(CallSite::of)
                .orElseGet(() -> new CallSite("unknown", 0));
    }

    private static boolean isIn(String packageName, String className) {
        return className.startsWith(packageName)
                && className.lastIndexOf('.') == packageName.length();
    }

    private static CallSite of(StackWalker.StackFrame frame) {
        String file = Optional.ofNullable(frame.getFileName()).orElse(frame.getClassName());
        return new CallSite(file, Math.max(0, frame.getLineNumber()));
    }

    public SourceLocation location() {
        return new SourceLocation(file, line, 0);
    }
}
