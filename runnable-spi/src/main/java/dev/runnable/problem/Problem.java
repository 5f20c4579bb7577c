package dev.runnable.problem;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// One mistake, located and coded, with what to do about it.
///
/// @param step dot path of the step it is in, where there is one
/// @param message what was found and what was expected, without a final full stop
/// @param hint a whole sentence that says how to fix it
public record Problem(
        Severity severity,
        ProblemCode code,
        SourceLocation location,
        Optional<String> step,
        String message,
        Optional<String> hint) {
    /// Order of telling: by place, errors before warnings.
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::location)
                    .thenComparing(Problem::severity)
                    .thenComparing(Problem::code)
                    .thenComparing(Problem::message);

    public Problem {
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(location, "location");
        requireNonNull(step, "step");
        requireNonNull(message, "message");
        requireNonNull(hint, "hint");
    }

    public static Problem error(ProblemCode code, SourceLocation location, String message) {
        return new Problem(
                Severity.ERROR, code, location, Optional.empty(), message, Optional.empty());
    }

    public static Problem warning(ProblemCode code, SourceLocation location, String message) {
        return new Problem(
                Severity.WARNING, code, location, Optional.empty(), message, Optional.empty());
    }

    public Problem inStep(String path) {
        return new Problem(severity, code, location, Optional.of(path), message, hint);
    }

    /// The same in another place.
    public Problem at(SourceLocation place) {
        return new Problem(severity, code, place, step, message, hint);
    }

    public Problem withHint(String sentence) {
        return new Problem(severity, code, location, step, message, Optional.of(sentence));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The one line that a person reads, for instance `error: pipeline.yaml:12:9: step 'train':
    /// unknown property 'comand'. Did you mean 'command'? [RNB-102]`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(severity.name().toLowerCase(Locale.ROOT));
        text.append(": ").append(location).append(": ");
        step.ifPresent(path -> text.append("step '").append(path).append("': "));
        text.append(message);
        hint.ifPresent(sentence -> text.append(". ").append(sentence));
        return text.append(" [").append(code.id()).append(']').toString();
    }
}
