package dev.runnable.plugin;

/// Carries what a plugin has thrown through PF4J, which logs what else it meets.
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(Throwable cause) {
        super(cause);
    }
}
