package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why a value is not of a type, in the user's words instead of Jackson's.
final class Misfit {
    private static final int LONGEST = 80;

    private Misfit() {}

    static TaskException of(String name, JsonNode value, JavaType type, IOException e) {
        List<JsonMappingException.Reference> path =
                e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        String where = path.isEmpty() ? "" : " at " + text(path);
        JsonNode inner = follow(value, path);
        TaskException misfit =
                TaskException.of(
                        ProblemCode.BAD_PARAMETER,
                        "parameter '%s' is not a valid %s: %s%s"
                                .formatted(
                                        name, simple(type), reason(e, inner, type, where), where));
        return enumHint(e, inner).map(misfit::withHint).orElse(misfit);
    }

    private static String reason(IOException e, JsonNode value, JavaType type, String where) {
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return "%s refused %s: %s"
                    .formatted(simple(refused.getType()), shortened(value), refused.getCause());
        }
        if (e instanceof InvalidDefinitionException refused
                && UnusableAnnotation.isIn(refused.getOriginalMessage())) {
            return refused.getOriginalMessage();
        }
        Class<?> target =
                !where.isEmpty()
                                && e instanceof MismatchedInputException mismatch
                                && mismatch.getTargetType() != null
                        ? mismatch.getTargetType()
                        : type.getRawClass();
        if (value.isMissingNode()) {
            return "a value is missing";
        }
        if (value.isNull()) {
            return "null is no " + target.getSimpleName();
        }
        return "%s is no %s".formatted(shortened(value), target.getSimpleName());
    }

    private static Optional<String> enumHint(IOException e, JsonNode value) {
        if (!(e instanceof MismatchedInputException mismatch)
                || mismatch.getTargetType() == null
                || !mismatch.getTargetType().isEnum()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (Object constant : mismatch.getTargetType().getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return Optional.of(
                Suggestion.didYouMean(value.asText(), names).map(text -> text + " ").orElse("")
                        + "It is one of "
                        + String.join(", ", names)
                        + ".");
    }

    private static JsonNode follow(JsonNode value, List<JsonMappingException.Reference> path) {
        JsonNode inner = value;
        for (JsonMappingException.Reference step : path) {
            String field = step.getFieldName();
            inner = field != null ? inner.path(field) : inner.path(step.getIndex());
        }
        return inner;
    }

    private static String text(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String field = step.getFieldName();
            if (field == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(field);
            }
        }
        return text.toString();
    }

    static String shortened(JsonNode value) {
        String text = JsonText.of(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// As it is written in source text, without packages.
    private static String simple(@Nullable JavaType type) {
        if (type == null) {
            return "value";
        }
        if (type.isArrayType()) {
            return simple(type.getContentType()) + "[]";
        }
        String name = type.getRawClass().getSimpleName();
        List<String> parts = new ArrayList<>();
        for (JavaType part :
                Arrays.asList(type.getBindings().getTypeParameters().toArray(JavaType[]::new))) {
            parts.add(simple(part));
        }
        return parts.isEmpty() ? name : name + "<" + String.join(", ", parts) + ">";
    }
}
