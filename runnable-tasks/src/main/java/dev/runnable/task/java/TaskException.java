package dev.runnable.task.java;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a task cannot be run, told to its author. Before the run it is a problem, in the run the
/// message of the attempt.
final class TaskException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Optional<SourceLocation> place;
    private final transient Optional<String> hint;

    private TaskException(
            ProblemCode code,
            Optional<SourceLocation> place,
            String message,
            Optional<String> hint) {
        super(message);
        this.code = code;
        this.place = place;
        this.hint = hint;
    }

    static TaskException of(ProblemCode code, String message) {
        return new TaskException(code, Optional.empty(), message, Optional.empty());
    }

    static TaskException notFound(String message, Optional<String> hint) {
        return new TaskException(ProblemCode.CLASS_NOT_FOUND, Optional.empty(), message, hint);
    }

    TaskException at(SourceLocation location) {
        return new TaskException(code, Optional.of(location), text(), hint);
    }

    TaskException withHint(String sentence) {
        return new TaskException(code, place, text(), Optional.of(sentence));
    }

    ProblemCode code() {
        return code;
    }

    Optional<SourceLocation> place() {
        return place;
    }

    Optional<String> hint() {
        return hint;
    }

    /// The message without the hint.
    String text() {
        return String.valueOf(getMessage());
    }

    /// This one and those that were found with it.
    List<TaskException> all() {
        return Stream.concat(
                        Stream.of(this),
                        Arrays.stream(getSuppressed())
                                .filter(TaskException.class::isInstance)
                                .map(TaskException.class::cast))
                .toList();
    }

    /// All of them in one text, a line each.
    String explanation() {
        return all().stream().map(TaskException::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        String located = place.map(location -> location + ": " + text()).orElse(text());
        return hint.map(sentence -> located + ". " + sentence).orElse(located);
    }
}
