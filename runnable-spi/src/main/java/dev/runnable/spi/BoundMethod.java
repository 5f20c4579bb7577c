package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method of this process with what it has captured: a lambda, or a method of an object.
///
/// @param captured comes before the arguments; the first is what an instance method is called on
/// @param names of the arguments
public record BoundMethod(Method method, List<@Nullable Object> captured, List<String> names) {
    // written out, since the class file of a shorter one forgets that what is captured may be null
    public BoundMethod(Method method, List<@Nullable Object> captured, List<String> names) {
        this.method = requireNonNull(method, "method");
        this.captured = Collections.unmodifiableList(new ArrayList<>(captured));
        this.names = List.copyOf(names);
    }

    /// Of the arguments, one for each name.
    public List<Type> types() {
        List<Type> all = Arrays.asList(method.getGenericParameterTypes());
        return all.subList(all.size() - names.size(), all.size());
    }

    /// @throws InvocationTargetException with what the user's code threw
    public @Nullable Object call(List<@Nullable Object> arguments)
            throws InvocationTargetException {
        List<@Nullable Object> all = new ArrayList<>(captured);
        all.addAll(arguments);
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        @Nullable Object receiver = isStatic ? null : all.removeFirst();
        try {
            method.setAccessible(true);
            return method.invoke(receiver, all.toArray());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
