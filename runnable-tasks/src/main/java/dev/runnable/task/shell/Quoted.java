package dev.runnable.task.shell;

/// A text as one word of a shell.
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
