package dev.runnable.reduce;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the text of a Python function without a name shows without Python.
public final class Lambda {
    private static final Pattern FORM =
            Pattern.compile(
                    "[(\\s]*lambda(?![\\p{L}\\p{N}_.])(?<arguments>[^:]*)(?<body>.*)",
                    Pattern.DOTALL);
    private static final Pattern ONE_ARGUMENT =
            Pattern.compile("\\s*[\\p{L}_][\\p{L}\\p{N}_]*\\s*");

    private Lambda() {}

    /// Whether the text begins like one, also in parentheses.
    public static boolean isLambda(String text) {
        return FORM.matcher(text).matches();
    }

    /// Whether something follows the colon, however it goes on.
    public static boolean hasBody(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                && !requireNonNull(form.group("body")).replaceFirst(":", "").isBlank();
    }

    /// Whether it is certain to take one value and no more.
    public static boolean takesOneValue(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                && ONE_ARGUMENT.matcher(requireNonNull(form.group("arguments"))).matches();
    }
}
