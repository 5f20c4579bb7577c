package dev.runnable.testkit.argo;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `when` whose variables are put in: the part of govaluate that Argo documents. Unquoted words
/// are texts, numbers are numbers.
final class When {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<op>==|!=|<=|>=|<|>|&&|\\|\\||!|\\(|\\)|-)"
                            + "|(?<number>\\d+(?:\\.\\d+)?)(?![\\w.])"
                            + "|'(?<single>(?:[^'\\\\]|\\\\.)*)'"
                            + "|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\""
                            + "|(?<word>\\p{L}[\\p{L}\\p{N}_]*)(?!\\.))\\s*",
                    Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final String text;
    private final Matcher tokens;
    private boolean more;

    private When(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
        this.more = tokens.lookingAt();
    }

    /// Whether the task is to be run.
    ///
    /// @throws ArgoException when it is no condition
    static boolean holds(String text) {
        if (text.isEmpty()) {
            return true;
        }
        var when = new When(text);
        Object value = when.either();
        if (when.more || when.tokens.regionStart() < text.length()) {
            throw when.wrong("cannot be read");
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw when.wrong("is not true or false but " + value);
    }

    private Object either() {
        Object left = both();
        while (skip("||")) {
            Object right = both();
            left = logical(left, "||", right);
        }
        return left;
    }

    private Object both() {
        Object left = comparison();
        while (skip("&&")) {
            Object right = comparison();
            left = logical(left, "&&", right);
        }
        return left;
    }

    private Object comparison() {
        Object left = one();
        while (more && tokens.group("op") != null && "== != <= >= < >".contains(op())) {
            String op = op();
            next();
            left = compared(left, op, one());
        }
        return left;
    }

    private boolean compared(Object left, String op, Object right) {
        return switch (op) {
            case "==" -> Objects.equals(left, right);
            case "!=" -> !Objects.equals(left, right);
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            default -> order(left, right) >= 0;
        };
    }

    private int order(Object left, Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw wrong("compares " + left + " with " + right);
    }

    private Object one() {
        if (skip("!")) {
            return !truth(one());
        }
        if (skip("-")) {
            return one() instanceof Double number ? (Object) (-number) : fail("negates no number");
        }
        if (skip("(")) {
            Object within = either();
            if (!skip(")")) {
                throw wrong("lacks ')'");
            }
            return within;
        }
        if (!more || tokens.group("op") != null) {
            throw wrong("cannot be read");
        }
        Object value = literal();
        next();
        return value;
    }

    private Object literal() {
        if (tokens.group("number") != null) {
            return Double.parseDouble(tokens.group("number"));
        }
        if (tokens.group("word") != null) {
            return switch (tokens.group("word")) {
                case "true" -> true;
                case "false" -> false;
                case "in" -> fail("uses 'in'");
                case String word -> word;
            };
        }
        String quoted = tokens.group("single");
        return ESCAPED.matcher(quoted == null ? tokens.group("double") : quoted)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
    }

    /// Both sides must be boolean, whatever the first is.
    private boolean logical(Object left, String op, Object right) {
        boolean first = truth(left);
        boolean second = truth(right);
        return op.equals("&&") ? first && second : first || second;
    }

    private boolean truth(Object value) {
        return value instanceof Boolean truth ? truth : (Boolean) fail("joins " + value);
    }

    private String op() {
        return tokens.group("op");
    }

    private boolean skip(String operator) {
        if (more && operator.equals(tokens.group("op"))) {
            next();
            return true;
        }
        return false;
    }

    private void next() {
        tokens.region(tokens.end(), text.length());
        more = tokens.regionStart() < text.length() && tokens.lookingAt();
    }

    private Object fail(String why) {
        throw wrong(why);
    }

    private ArgoException wrong(String why) {
        return new ArgoException("Invalid 'when' expression '%s': %s".formatted(text, why));
    }
}
