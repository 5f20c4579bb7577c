package dev.runnable.spec;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.reduce.BuiltIn;
import dev.runnable.reduce.Lambda;
import dev.runnable.reduce.Reducer;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `reducer` of a map, and tells what its text alone shows to be wrong.
final class ReducerSpecReader {
    private static final String KEY = "reducer";

    /// The functions that Python has without an import, from version 3.8 on.
    private static final Set<String> OF_PYTHON =
            Set.of(
                    """
                    __import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes
                    callable chr classmethod compile complex delattr dict dir divmod enumerate eval
                    exec filter float format frozenset getattr globals hasattr hash help hex id
                    input int isinstance issubclass iter len list locals map max memoryview min
                    next object oct open ord pow print property range repr reversed round set
                    setattr slice sorted staticmethod str sum super tuple type vars zip
                    """
                            .split("\\s+"));

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
    private static final Pattern WORD = Pattern.compile(NAME);
    private static final Pattern PATH = Pattern.compile(NAME + "(\\." + NAME + ")+");
    private static final Pattern CALL = Pattern.compile("(" + NAME + ")\\s*\\(.*", Pattern.DOTALL);

    private final Fields fields;

    ReducerSpecReader(Fields fields) {
        this.fields = fields;
    }

    Optional<String> read() {
        Optional<String> text =
                fields.present(KEY).isPresent()
                        ? fields.text(KEY).filter(value -> !value.isBlank())
                        : Optional.empty();
        switch (Reducer.parse(text)) {
            case Reducer.Pure _ -> {}
            case Reducer.Java(String method) -> checkJava(method);
            case Reducer.Python(String function) -> checkPython(function);
        }
        return text;
    }

    private void checkJava(String method) {
        JavaCommand.advice(method)
                .ifPresent(hint -> reject("must name a method of a class", method, hint));
    }

    private void checkPython(String function) {
        if (Lambda.isLambda(function)) {
            checkLambda(function);
        } else if (WORD.matcher(function).matches()) {
            checkWord(function);
        } else if (function.endsWith(".java")) {
            reject("must name a method", function, "Add it: '" + Excerpt.of(function) + "::f'.");
        } else if (!PATH.matcher(function).matches()) {
            reject("must be a built-in one or name a function", function, advice(function));
        }
    }

    private void checkLambda(String function) {
        if (!Lambda.hasBody(function)) {
            reject(
                    "must have a body after a colon",
                    function,
                    "Write for instance 'lambda *x: max(x)'.");
        } else if (Lambda.takesOneValue(function)) {
            fields.reporter()
                    .warning(
                            ProblemCode.BAD_VALUE,
                            place(),
                            "the reducer "
                                    + Excerpt.quote(function)
                                    + " takes one value, and is called with those of all items",
                            "Write 'lambda *x: ...' to get all of them in 'x'.");
        }
    }

    private void checkWord(String word) {
        if (!OF_PYTHON.contains(word)) {
            reject("must be a built-in one or name a function", word, adviceOnWord(word));
        }
    }

    private static String adviceOnWord(String word) {
        return CommonMistakes.reducer(word)
                .or(() -> Suggestion.didYouMean(word, BuiltIn.words()))
                .or(() -> Suggestion.didYouMean(word, OF_PYTHON))
                .orElseGet(ReducerSpecReader::shapes);
    }

    private static String advice(String function) {
        Matcher call = CALL.matcher(function);
        if (call.matches()) {
            return "Write the function alone, without a call: '" + call.group(1) + "'.";
        }
        return function.indexOf('/') >= 0 || function.indexOf(':') >= 0
                ? "Write 'package.function' for Python, 'com.acme.R::f' for Java."
                : shapes();
    }

    private static String shapes() {
        return "Write one of "
                + String.join(", ", BuiltIn.words())
                + ", or a function: 'lambda *x: max(x)', 'package.function' of Python,"
                + " 'com.acme.R::f' of Java.";
    }

    private void reject(String expected, String found, String hint) {
        fields.reporter()
                .error(
                        ProblemCode.BAD_VALUE,
                        place(),
                        "'" + KEY + "' " + expected + ", found " + Excerpt.quote(found),
                        hint);
    }

    private SourceLocation place() {
        return fields.value(KEY).map(Located::location).orElseGet(fields::location);
    }
}
