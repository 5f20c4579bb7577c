package dev.runnable.task.java;

import java.lang.annotation.Annotation;

/// An annotation that names a class which only the user's Jackson can call. An illegal argument, so
/// that Jackson reports it with the type that has it.
final class UnusableAnnotation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final String WHY = "which only your Jackson can call";

    UnusableAnnotation(Annotation annotation, Class<?> named) {
        super(
                "@%s names %s, %s; take or return text, a Map or your JsonNode instead, and convert it in the method"
                        .formatted(
                                annotation.annotationType().getSimpleName(), named.getName(), WHY));
    }

    static boolean isIn(String message) {
        return message.contains(WHY);
    }
}
