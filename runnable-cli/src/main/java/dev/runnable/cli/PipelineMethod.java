package dev.runnable.cli;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.sdk.Pipeline;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The method of a class that returns its pipeline.
///
/// @param program as the user calls it
record PipelineMethod(Method method, String program) {
    private static final String USUAL = "pipeline";

    /// The only one that there is, or the one that is called `pipeline`.
    ///
    /// @throws ProblemException when there is none, or which one is meant cannot be told
    static PipelineMethod of(Class<?> type, String program) {
        List<Method> found =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == Pipeline.class)
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getParameterCount() == 0)
                        .filter(method -> !method.isSynthetic())
                        .sorted(Comparator.comparing(Method::getName))
                        .toList();
        if (found.isEmpty()) {
            throw problem(
                    program,
                    "class '%s' has no static method without arguments that returns a Pipeline"
                            .formatted(type.getSimpleName()),
                    "Add 'static Pipeline pipeline() { return Pipeline.of(...); }'.");
        }
        return new PipelineMethod(
                found.stream()
                        .filter(method -> found.size() == 1 || method.getName().equals(USUAL))
                        .findFirst()
                        .orElseThrow(() -> several(found, type, program)),
                program);
    }

    private static ProblemException several(List<Method> found, Class<?> type, String program) {
        String names =
                found.stream()
                        .map(method -> method.getName() + "()")
                        .collect(Collectors.joining(", "));
        return problem(
                program,
                "several methods of '%s' return a Pipeline: %s"
                        .formatted(type.getSimpleName(), names),
                "Call the one that is meant 'pipeline'.");
    }

    private static ProblemException problem(String program, String message, String hint) {
        return new ProblemException(
                Problem.error(ProblemCode.BAD_COMMAND, SourceLocation.of(program), message)
                        .withHint(hint));
    }

    /// What it has returned.
    Object required(@Nullable Object pipeline) {
        if (pipeline == null) {
            throw problem(program, method.getName() + "() returned null", "Return a Pipeline.");
        }
        return requireNonNull(pipeline);
    }

    /// What it threw, at the line of the program that it comes from.
    Problem problem(Throwable thrown) {
        SourceLocation place =
                Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> isOfProgram(frame.getClassName()))
                        .findFirst()
                        .map(frame ->
                                new SourceLocation(
                                        String.valueOf(frame.getFileName()),
                                        Math.max(0, frame.getLineNumber()),
                                        0))
                        .orElseGet(() -> SourceLocation.of(program));
        return Problem.error(
                        ProblemCode.BAD_COMMAND,
                        place,
                        "%s(), which makes the pipeline, failed: %s"
                                .formatted(method.getName(), thrown))
                .withHint("Correct it; nothing was started.");
    }

    private boolean isOfProgram(String className) {
        String own = method.getDeclaringClass().getName();
        return className.equals(own) || className.startsWith(own + "$");
    }
}
