package dev.runnable.reduce;

import java.util.regex.Pattern;

/// Texts that are a Python function without a name.
public final class Lambda {
    private static final Pattern START =
            Pattern.compile("[(\\s]*lambda(?![\\p{L}\\p{N}_.]).*", Pattern.DOTALL);

    private Lambda() {}

    /// Whether the text begins like one, also in parentheses.
    public static boolean isLambda(String text) {
        return START.matcher(text).matches();
    }
}
