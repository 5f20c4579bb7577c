package dev.runnable.definition;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method that a step calls.
///
/// @param type the class that it was found in
/// @param method what is called; of a lambda what the compiler has made of it
/// @param captured what a lambda has captured, or the object that the method is called on; with
///   these it is known in this process only
/// @param named whether another process finds it by its name
public record JavaReference(
        Class<?> type, Method method, List<@Nullable Object> captured, boolean named) {
    public JavaReference {
        requireNonNull(type, "type");
        requireNonNull(method, "method");
        captured = Collections.unmodifiableList(new ArrayList<>(captured));
    }

    /// As a command names it: `com.acme.Steps::train`.
    public String command() {
        return type.getName() + "::" + method.getName();
    }

    /// As people call it.
    public String text() {
        return named ? type.getSimpleName() + "::" + method.getName() : "a lambda";
    }

    /// Whether the call is made on an object that was captured.
    public boolean hasReceiver() {
        return !captured.isEmpty() && !Modifier.isStatic(method.getModifiers());
    }
}
