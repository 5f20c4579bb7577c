package dev.runnable.container;

import dev.runnable.process.ExitCode;
import dev.runnable.task.Elsewhere.Ended;

/// Says why a process in a container has ended.
record ExitReason(ContainerOptions options) {
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    Ended of(int code, boolean outOfMemory) {
        return new Ended(code, text(code, outOfMemory));
    }

    private String text(int code, boolean outOfMemory) {
        String text = ExitCode.text(code);
        if (outOfMemory) {
            return text + " (the container ran out of memory" + limit() + ")";
        }
        return switch (code) {
            case NOT_FOUND -> text + " (command not found" + inTheImage();
            case CANNOT_EXECUTE -> text + " (a command could not be executed" + inTheImage();
            default -> text;
        };
    }

    private String inTheImage() {
        return " in the image '" + options.theImage() + "')";
    }

    private String limit() {
        return options.resources().memory().isPresent()
                ? ", of which it may have "
                        + options.resources().memory().getAsLong() / (1 << 20)
                        + " MiB"
                : "";
    }
}
