package dev.runnable.definition;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way into the SDK's pipelines for the rest of the program. The SDK's own classes show no type
/// but their own, as users' classes see nothing else of ours.
public final class Definitions {
    private static volatile @Nullable Function<Object, Definition> access;
    private static volatile @Nullable Function<Throwable, List<Problem>> problems;

    private Definitions() {}

    /// Called once, by the SDK.
    public static void provide(
            Function<Object, Definition> definitionOf,
            Function<Throwable, List<Problem>> problemsOf) {
        access = definitionOf;
        problems = problemsOf;
    }

    /// What is wrong with a pipeline, where that was thrown; empty for other exceptions.
    public static List<Problem> problemsOf(Throwable thrown) {
        Function<Throwable, List<Problem>> known = problems;
        return known == null ? List.of() : known.apply(thrown);
    }

    /// @param pipeline of the SDK
    public static Definition of(Object pipeline) {
        return requireNonNull(access, "no pipeline was made yet").apply(pipeline);
    }
}
