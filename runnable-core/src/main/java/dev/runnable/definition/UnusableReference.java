package dev.runnable.definition;

/// Why a step cannot call what it was given.
public final class UnusableReference extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnusableReference(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    /// A whole sentence that says what to do.
    public String hint() {
        return hint;
    }
}
