package dev.runnable.task.java;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the annotations of the user's own Jackson, which are other classes than ours, as if they
/// were ours: by name, attribute by attribute. So they mean what they mean in ours, whatever
/// version the user has. Thread-safe.
final class UserAnnotations extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    private final transient ClassLoader libraries;
    private final transient Map<Class<?>, Optional<Class<? extends Annotation>>> theirs =
            new ConcurrentHashMap<>();

    UserAnnotations(ClassLoader libraries) {
        this.libraries = libraries;
    }

    @Override
    protected <A extends Annotation> @Nullable A _findAnnotation(
            Annotated annotated, Class<A> type) {
        return theirs(type)
                .map(annotated::getAnnotation)
                .map(found -> ForeignAnnotation.as(type, found))
                .orElse(null);
    }

    @Override
    protected boolean _hasAnnotation(Annotated annotated, Class<? extends Annotation> type) {
        return theirs(type).map(annotated::hasAnnotation).orElse(false);
    }

    @Override
    protected boolean _hasOneOf(Annotated annotated, Class<? extends Annotation>[] types) {
        for (Class<? extends Annotation> type : types) {
            if (_hasAnnotation(annotated, type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isAnnotationBundle(Annotation annotation) {
        return theirs(JacksonAnnotationsInside.class)
                .map(annotation.annotationType()::isAnnotationPresent)
                .orElse(false);
    }

    /// The inherited one asks the field itself for ours.
    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
        eachConstant(
                type,
                constants,
                (field, i) -> {
                    JsonProperty property = _findAnnotation(field, JsonProperty.class);
                    if (property != null && !property.value().isEmpty()) {
                        names[i] = property.value();
                    }
                });
        return names;
    }

    @Override
    public void findEnumAliases(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[][] aliases) {
        eachConstant(
                type,
                constants,
                (field, i) -> {
                    JsonAlias alias = _findAnnotation(field, JsonAlias.class);
                    if (alias != null) {
                        aliases[i] = alias.value();
                    }
                });
    }

    private static void eachConstant(
            AnnotatedClass type, Enum<?>[] constants, ObjIntConsumer<Annotated> action) {
        for (AnnotatedField field : type.fields()) {
            for (int i = 0; i < constants.length; i++) {
                if (constants[i].name().equals(field.getName())) {
                    action.accept(field, i);
                }
            }
        }
    }

    /// The user's annotation that is called like one of ours; none where they do not have it.
    private Optional<Class<? extends Annotation>> theirs(Class<? extends Annotation> type) {
        return theirs.computeIfAbsent(type, ours -> find(ours.getName()));
    }

    private Optional<Class<? extends Annotation>> find(String name) {
        try {
            Class<?> type = Class.forName(name, false, libraries);
            return type.isAnnotation()
                    ? Optional.of(type.asSubclass(Annotation.class))
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
