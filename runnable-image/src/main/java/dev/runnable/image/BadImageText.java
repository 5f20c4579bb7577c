package dev.runnable.image;

import static java.util.Objects.requireNonNull;

/// What a user has written about an image and that cannot be meant.
public final class BadImageText extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    BadImageText(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /// A whole sentence that says what to write.
    public String hint() {
        return hint;
    }
}
