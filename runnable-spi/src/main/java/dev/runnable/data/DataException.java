package dev.runnable.data;

/// A file that is not there, or not allowed. The text is for the user.
public final class DataException extends Exception {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    /// Why, for a person.
    public String text() {
        return String.valueOf(getMessage());
    }
}
