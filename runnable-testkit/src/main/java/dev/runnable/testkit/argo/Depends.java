package dev.runnable.testkit.argo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition on the results of other tasks.
sealed interface Depends {
    /// What a task may have come to.
    enum Result {
        SUCCEEDED,
        FAILED,
        ERRORED,
        SKIPPED,
        OMITTED,
        DAEMONED,
        ANY_SUCCEEDED,
        ALL_FAILED;

        boolean isForItems() {
            return this == ANY_SUCCEEDED || this == ALL_FAILED;
        }
    }

    record Is(String task, Result result) implements Depends {}

    record Not(Depends condition) implements Depends {}

    record And(Depends left, Depends right) implements Depends {}

    record Or(Depends left, Depends right) implements Depends {}

    /// Whether it holds when the predicate tells whether a task came to a result.
    default boolean holds(BiPredicate<String, Result> came) {
        return switch (this) {
            case Is is -> came.test(is.task(), is.result());
            case Not not -> !not.condition().holds(came);
            case And and -> and.left().holds(came) && and.right().holds(came);
            case Or or -> or.left().holds(came) || or.right().holds(came);
        };
    }

    /// The tasks that it names, in order, and whether it asks for results of their items.
    default Map<String, Boolean> tasks() {
        var tasks = new LinkedHashMap<String, Boolean>();
        collect(tasks);
        return tasks;
    }

    private void collect(Map<String, Boolean> tasks) {
        switch (this) {
            case Is is -> tasks.merge(is.task(), is.result().isForItems(), Boolean::logicalOr);
            case Not not -> not.condition().collect(tasks);
            case And and -> {
                and.left().collect(tasks);
                and.right().collect(tasks);
            }
            case Or or -> {
                or.left().collect(tasks);
                or.right().collect(tasks);
            }
        }
    }

    /// A plain name.
    static Depends succeeded(String task) {
        return new Or(
                new Or(new Is(task, Result.SUCCEEDED), new Is(task, Result.SKIPPED)),
                new Is(task, Result.DAEMONED));
    }

    /// @throws ArgoException which says what is wrong
    static Depends parse(String text) {
        return new Parser(text).all();
    }

    /// Reads from left to right; `&&` binds closer than `||`.
    final class Parser {
        private static final Pattern TOKEN =
                Pattern.compile(
                        "\\s*(?:(?<op>&&|\\|\\||!|\\(|\\))"
                                + "|(?<task>[a-zA-Z0-9][-a-zA-Z0-9]*)(?:\\.(?<result>\\w+))?)\\s*");

        /// The words of expr-lang, in which Argo evaluates.
        private static final Set<String> WORDS =
                Set.of(
                        "not",
                        "in",
                        "or",
                        "and",
                        "matches",
                        "contains",
                        "startsWith",
                        "endsWith",
                        "let",
                        "if",
                        "else",
                        "true",
                        "false",
                        "nil");

        private final String text;
        private final Matcher tokens;
        private boolean more;

        Parser(String text) {
            this.text = text;
            this.tokens = TOKEN.matcher(text);
            this.more = tokens.lookingAt();
        }

        Depends all() {
            Depends all = either();
            if (more || tokens.regionStart() < text.length()) {
                throw wrong();
            }
            return all;
        }

        private Depends either() {
            Depends left = both();
            while (skip("||")) {
                left = new Or(left, both());
            }
            return left;
        }

        private Depends both() {
            Depends left = one();
            while (skip("&&")) {
                left = new And(left, one());
            }
            return left;
        }

        private Depends one() {
            if (skip("!")) {
                return new Not(one());
            }
            if (skip("(")) {
                Depends within = either();
                if (!skip(")")) {
                    throw wrong();
                }
                return within;
            }
            if (!more || tokens.group("task") == null) {
                throw wrong();
            }
            Depends task = task(tokens.group("task"), tokens.group("result"));
            next();
            return task;
        }

        private Depends task(String task, @Nullable String result) {
            if (WORDS.contains(task)) {
                throw new ArgoException(
                        "depends '%s': '%s' is a word of Argo's expression language"
                                .formatted(text, task));
            }
            return result == null ? succeeded(task) : new Is(task, result(task, result));
        }

        private static Result result(String task, String result) {
            for (Result each : Result.values()) {
                if (each.name().replace("_", "").equals(result.toUpperCase(Locale.ROOT))
                        && !result.isEmpty()
                        && result.equals(written(each))) {
                    return each;
                }
            }
            throw new ArgoException(
                    "task result '%s' for task '%s' is invalid".formatted(result, task));
        }

        private static String written(Result result) {
            var text = new StringBuilder();
            for (String word : result.name().split("_", -1)) {
                text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return text.toString();
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

        private ArgoException wrong() {
            return new ArgoException(
                    "depends '%s': not a condition from character %d on"
                            .formatted(text, tokens.regionStart() + 1));
        }
    }
}
