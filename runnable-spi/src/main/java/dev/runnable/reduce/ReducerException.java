package dev.runnable.reduce;

/// Values that a reducer cannot take, told for a person: which value, and what it is.
public final class ReducerException extends Exception {
    private static final long serialVersionUID = 1L;

    ReducerException(String message) {
        super(message);
    }

    /// The message.
    public String text() {
        return String.valueOf(getMessage());
    }

    ReducerException forParameter(String name) {
        return new ReducerException("parameter '" + name + "': " + text());
    }
}
