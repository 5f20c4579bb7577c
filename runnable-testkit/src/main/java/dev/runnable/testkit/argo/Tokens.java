package dev.runnable.testkit.argo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of an expression, one after the other.
final class Tokens {
    private final String text;
    private final Matcher matcher;
    private boolean more;

    /// @param token one word with the space around it; the group `op` is an operator
    Tokens(String text, Pattern token) {
        this.text = text;
        this.matcher = token.matcher(text);
        this.more = matcher.lookingAt();
    }

    /// Whether there is a word here.
    boolean hasMore() {
        return more;
    }

    /// Whether all of the text has been read.
    boolean isAtEnd() {
        return !more && matcher.regionStart() == text.length();
    }

    /// How many characters have been read.
    int read() {
        return matcher.regionStart();
    }

    /// A part of this word.
    @Nullable String group(String name) {
        return more ? matcher.group(name) : null;
    }

    /// Goes on if this word is the operator.
    boolean skip(String operator) {
        if (operator.equals(group("op"))) {
            next();
            return true;
        }
        return false;
    }

    void next() {
        matcher.region(matcher.end(), text.length());
        more = matcher.regionStart() < text.length() && matcher.lookingAt();
    }
}
